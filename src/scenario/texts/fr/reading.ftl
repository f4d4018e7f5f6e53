# Ce qui est dit d’un fichier tel qu’il est écrit : clés, types, grandeurs, chemins, changements.

declare-file = le fichier
declare-has-no-key = la clé « { $key } » manque dans { $owner }
declare-tables-name-name = des tables par nom ([{ $key }.NOM])
declare-table = une table avec { $keys }
declare-means-nothing-here = « { $name } » ne veut rien dire ici
declare-one = un mot parmi { $words }
declare-no =
    « { $text } » n’est pas { $kind ->
        [camp-mode] un mode de site
        [camp-status] un état de site
        [closing] une façon de couper une route
        [deadline-kind] une sorte d’échéance
        [departure-rule] une règle de départ
        [design] un plan d’expérience
        [dispatch-rule] une règle de répartition
        [fate-of-a-load] un sort du chargement
        [halt-rule] une règle d’arrêt
        [kind-of-permission] une sorte d’autorisation
        [limit-of-sorties] une limite de sorties
        [loading-rule] une règle de chargement
        [mark] une marque d’étape
        [means-of-recovery] un moyen de dépannage
        [milestone] un jalon
        [mode] un mode de transport
        [occasion] un événement
        [owner] un propriétaire
        [permission-of-empties] une règle pour les retours à vide
        [pool-kind] une sorte de parc
        [posture] une posture
        [presence] une présence
        [release] une règle de libération
        [renewal] une règle de renouvellement
        [rest-rule] une règle de repos
        [return-of-an-escort] une règle de retour d’escorte
        [site-kind] une sorte de site
        [step-code] un code d’étape
        [step-kind] une sorte d’étape
        [task] une tâche
        [vocabulary] un vocabulaire
        [traffic] une règle de circulation
        [weekday] un jour de la semaine
        [reliability] une fiabilité
        [credibility] une crédibilité
       *[other] un mot admis ici
    }
desk-cannot-uncertain-assumption-spread = { $path } ne peut pas être incertain, et l’hypothèse { $name } est une distribution
desk-give-one-plain-value-other = donnez-lui une seule valeur, et d’autres dans des cas
desk-there-no-assumption-value = aucune hypothèse { $name } n’a de valeur
desk-this-where-wanted = il faut ici { $wanted }, et non { $kind }
desk-true-false = true ou false
desk-whole-number = un nombre entier
desk-below-zero = { $number } est négatif
desk-this-list-has-values-where =
    cette liste a { $length } { $length ->
        [one] valeur
       *[other] valeurs
    }, il en faut { $n }
file-cannot-read-there-no-built = { $camp } ne peut pas être lu : il n’y a pas de scénario intégré de ce nom
file-cannot-read = { $path } ne peut pas être lu : { $why }
file-put-into-folder-scenario-if = mettez-le dans le dossier du scénario ou, si vous faites confiance à qui l’a écrit, permettez de lire des fichiers de partout : --allow-outside
file-path-taken-from-folder-file = un chemin part du dossier du fichier où il se trouve ; le nom d’un scénario intégré convient aussi
file-more-than-files-extend-one = plus de { $most_files } fichiers se prolongent l’un l’autre
file-extends-itself-through-this = { $base } se prolonge lui-même par ceci
file-take-key-out-one-files = retirez la clé d’un des fichiers
file-has-letters-not-shown-but = { $path } contient des caractères qui ne s’affichent pas mais agissent
file-take-them-out = retirez-les
identity-start-end-time-zone-another = le début, la fin ou le fuseau horaire diffère
identity-others-come-camp-which-nobody = d’autres viennent à un site où personne ne vient dans le fichier
identity-missing =
    il manque { $kind ->
        [site] le site
        [camp] le site à fermer
        [line] le lot
        [calendar] le calendrier
        [closure] la fermeture
        [step] l’étape
        [route] la voie
        [pool] le parc
        [escort] l’escorte
        [gate] l’autorité
        [threat] la menace
        [weather] la météo
        [region] la région
        [side] la partie
        [force] la force
        [contest] la table des accrochages
        [rule] la règle
        [claim] la revendication
        [deadline] l’échéance
        [assumption] l’hypothèse
       *[other] { $kind }
    } { $name }
identity-new =
    { $kind ->
        [site] le site
        [camp] le site à fermer
        [line] le lot
        [calendar] le calendrier
        [closure] la fermeture
        [step] l’étape
        [route] la voie
        [pool] le parc
        [escort] l’escorte
        [gate] l’autorité
        [threat] la menace
        [weather] la météo
        [region] la région
        [side] la partie
        [force] la force
        [contest] la table des accrochages
        [rule] la règle
        [claim] la revendication
        [deadline] l’échéance
        [assumption] l’hypothèse
       *[other] { $kind }
    } { $name } est en plus
identity-priority-changes-order-s =
    une priorité change l’ordre { $kind ->
        [line] des lots
        [step] des étapes
       *[other] des tables { $kind }
    }
inherit-there-no-closure-build = il n’y a pas de fermeture « { $base } » à prolonger
inherit-closure-builds-itself-through-this = la fermeture { $name } se prolonge elle-même par ceci
inherit-take-key-out-one-closures = retirez la clé d’une des fermetures
naming-z-hyphens-not-beginning-hyphen = a-z, 0-9 et le tiret, mais pas au début
naming-letters-from-z-within = les lettres de A à Z, 0-9 et, à l’intérieur, - _ .
naming-most = { $letters } ; { $most } au plus
naming-cannot-name = « { $text } » ne peut pas être un nom
naming-too-long-name-letters = « { $text } » est un nom trop long, avec { $text_2 } caractères
naming-cannot-name-some-systems-keep = « { $text } » ne peut pas être un nom : certains systèmes le gardent pour un périphérique, pas pour des fichiers
node-date-time = une date ou une heure
node-written-twice = « { $written } » est écrit deux fois
node-table-key-stands-once-put = une table ou une clé ne s’écrit qu’une fois : réunissez les deux, ou donnez un autre nom à l’une
node-this-text-has-letter-u = ce texte contient le caractère U+{ $letter }, qui ne s’affiche pas mais agit
node-take-out-control-letters-marks = retirez-le : caractères de commande, marques qui retournent le sens d’une ligne et étiquettes cachées n’ont pas leur place dans un nom
node-this-number-too-large = ce nombre est trop grand
overlay-set-not-path-value = --set { $text } n’est pas de la forme CHEMIN=VALEUR
overlay-write-instance-set-camp-kidal = écrivez par exemple --set scenario.seed=7
overlay-not-path = « { $path } » n’est pas un chemin
overlay-write-whole-path-quotes-camp = écrivez le chemin entier entre guillemets : "camp.kidal.mode" = …
overlay-which-may-not-change =
    { $path } est dans [{ $kind }], { $by ->
        [plan] qu’un plan
        [case] qu’un cas
       *[assumption] qu’une hypothèse
    } ne peut pas changer
overlay-any-path-outside = tout chemin, sauf dans { $barred }
overlay-there-no-assumption = il n’y a pas d’hypothèse « { $name } »
overlay-set-assumptions = { $path } est fixé par les hypothèses { $other } et { $name }
overlay-let-one-them-set-other = que l’une le fixe, et que l’autre le multiplie (scales)
path-not-file-change-may-not = { $path } n’est pas dans le fichier, et un changement ne peut pas ajouter de table
path-write-file-change-values-here = écrivez [{ $path }] dans le fichier, et changez ses valeurs ici
path-matches-nothing-has-no = { $pattern } ne désigne rien : « { $failing } » n’existe pas dans { $holder }
provenance-known-date-no-duration = known_on est une date, et non une durée
provenance-was-known-after = [{ $path }] était connu le { $known }, après as_of ({ $as_of })
provenance-day-up-what-known-then = un jour jusqu’au { $as_of } : ce qui est alors connu
provenance-leave-out-what-was-not = retirez ce qui n’était pas encore connu, ou écrivez ce qui l’était
read-this-scenario-refused-no-check = ce scénario est refusé, et aucun contrôle ne dit pourquoi
read-this-defect-drawdown-please-report = c’est un défaut de drawdown, signalez-le avec le fichier ; en attendant, revenez sur le dernier changement
spread-distribution-table-exactly-one-key = une distribution est une table avec une seule clé
spread-no-distribution = « { $word } » n’est pas une distribution
spread-value-chance-needed = il faut une valeur avec sa probabilité
spread-least-two-observed-values-needed = il faut au moins deux valeurs observées
spread-this-distribution-has-no = « { $key } » manque à cette distribution
spread-pair-value-chance = une paire d’une valeur et de sa probabilité
template-changes-may-give-other-values = des changements peuvent donner d’autres valeurs, mais pas d’autres tables ni un autre ordre
template-give-fewer-values-points-cross = donnez moins de valeurs ou de points, ou croisez moins de facteurs ; un plan latin-hypercube ou sobol couvre autant avec peu de points
template-sweep = avec { $values } dans le balayage { $sweep } : { $problem }
template-under-plan-case = { $what } sous le plan { $plan } et dans le cas { $case }
template-plans-cases-may-change-values = plans et cas peuvent changer des valeurs, mais ni les tables ni leur ordre
template-cannot-uncertain-no-assumption-can = { $path } ne peut pas être incertain, donc aucune hypothèse ne peut le multiplier
template-amount-count-rate-duration-share = une quantité, un nombre, un taux, une durée, une part ou un autre chiffre
template-plan = sous le plan { $plan }
template-case = dans le cas { $case }
template-plan-case = sous le plan { $plan } et dans le cas { $case }
typo-text-stands-between-straight-quotes = un texte s’écrit entre guillemets droits
typo-quote-missing = il manque un guillemet
typo-line-ends-without-semicolon = une ligne finit sans point-virgule
typo-date-year-stands-first-then = dans une date, l’année vient d’abord, puis le mois
typo-decimals-stand-after-point-not = les décimales viennent après un point, et non une virgule
typo-text-number-unit-stand-between = un texte, ou un nombre avec son unité, s’écrit entre guillemets
range-steps-whole-number-above = un nombre entier supérieur à 0
range-steps-number-above = un nombre supérieur à 0
range-steps-number-whole-days-d = un nombre de jours entiers, comme "2 d"
range-steps-length-time-h = une durée, comme "6 h"
range-steps-quantity-same-unit-ends = une grandeur dans la même unité que les bouts
any-date-quantity-unit-number-text = une date, une grandeur avec son unité, un nombre, un texte, ou true ou false
any-assumption-cannot-hold-this = une hypothèse ne peut pas contenir cela
handling-time-convoy-h-load-per = une durée pour un convoi ("4 h"), ou une charge par h ou par jour de 24 h ("10 teu/h", "40 t/h", "60 people/h"), ou une liste d’une durée et de cadences pour d’autres sortes
load-number-people-t-kg-teu = un nombre avec people, t, kg, teu ou vehicles : "1800 t", "240 teu", "1000 people", "120 vehicles"
load-load-cannot-above = une charge ne peut pas dépasser { $most } { $kind }
load-mass-given-kilogram-most = une masse se donne au kilogramme près au mieux
load-whole = les { $kind } se comptent en nombres entiers
load-number-t-kg-t-kg = un nombre avec t ou kg : "12 t", "500 kg"
load-load-per-day-calendar-open = une charge par jour (des heures ouvertes du calendrier) ou par h, pour le site ou pour chaque personne : "40 t/day", "5 teu/day", "0.05 t/person/day"
meant-there-marks-around = il y a des signes autour
meant-units-small-letters = les unités s’écrivent en minuscules
meant-every-number-has-unit = chaque nombre a son unité
quantity-load = une charge en { $kind }
quantity-packing-rate = une cadence d’emballage en { $kind }
quantity-packing-rate-per-person = une cadence d’emballage en { $kind } par personne
quantity-rate-per-distance = une fréquence par distance
quantity-rate-per-time = une fréquence par durée
quantity-effort = un effort
quantity-not = « { $text } » n’est pas { $quantity }
quantity-written-text-unit = { $quantity } s’écrit comme texte avec son unité
quantity-cannot-negative = { $quantity } ne peut pas avoir de valeur négative
motion-number-km-km = un nombre avec km : "130 km"
motion-number-km-h-km-day = un nombre avec km/h, ou km/day (réparti sur les heures ouvertes du jour du calendrier) : "20 km/h", "45 km/day"
motion-speed-must-above-zero = une vitesse doit être supérieure à zéro
motion-number-per-distance-time-per = un nombre par distance ou par durée : "0.4 per 100 km", "0.5 per 1000 km", "0.004 per h", "0.1 per day", "2 per month" (30 jours)
motion-vehicles-per-km-per-km = des véhicules par km : "10 per km"
motion-density-must-above-zero = une densité doit être supérieure à zéro
number-cannot =
    { $quantity } ne peut pas être { $how ->
        [negative] de valeur négative
       *[endless] sans fin
    }
number-number-from-per-cent-text = un nombre de 0 à 1, ou un pourcentage comme texte : 0.3, "30 %"
number-share-cannot-above = une part ne peut pas dépasser 1, ou 100 %
number-number-not-negative-per-cent = un nombre qui n’est pas négatif, ou un pourcentage comme texte : 1.5, "150 %"
number-whole-number-from = un nombre entier de 0 à 1 000 000
number-this-where-whole-number-wanted = il faut ici un nombre entier, et non { $kind }
number-write-without-quotes = écrivez { $number }, sans guillemets
number-count-cannot =
    un nombre d’unités ne peut pas { $how ->
        [negative] être négatif
       *[large] dépasser 1 000 000
    }
time-duration-or-negative = une durée, "10 d", ou une durée négative, pour ce qui a passé sa date : "-3 d" ; un nombre avec s, min, h, d ou w, plusieurs au besoin
time-number-s-min-h-d = un nombre avec s, min, h, d ou w, plusieurs au besoin : "36 h", "5 d", "1 d 12 h" ; un jour a 24 h, ou les heures ouvertes de son calendrier un jour ouvré
time-date-without-quotes-date-time = une date sans guillemets (2023-12-15), une date avec l’heure (2023-12-15T06:00:00, avec ou sans décalage), ou une durée après as_of ("10 d")
time-date-too-late = { $datetime } est trop tard pour les calculs : la dernière année d’une date est { $year }
time-not-moment-calendar = { $datetime } n’est pas un moment du calendrier
time-date-written-without-quotes = une date s’écrit sans guillemets
time-no-date-year-stands-first = « { $text } » n’est pas une date : l’année vient d’abord, puis le mois
time-this-where-date-wanted = il faut ici une date, et non { $kind }
time-number-person-days-calendar-open = un nombre de person-days (jours-personnes, des heures ouvertes du calendrier) ou de person-hours (heures-personnes) : "400 person-days"
difference-date-uncertain-cannot-switched-mid = une date incertaine ne peut pas changer en cours de route
difference-camp-may-have-shed-load = le site peut avoir délesté auparavant selon les autres parts
difference-rule-can-switched-off-have = une règle peut être activée ou désactivée, ou sa date déplacée, mais pas changée
difference-deadline-can-extended-mid-run = une échéance peut être repoussée en cours de route, mais pas avancée
difference-this-cannot-change-mid-run = cela ne peut pas changer en cours de route
quantity-not-because = { $problem } : { $why }
quantity =
    { $name ->
        [duration] une durée
        [float] une marge
        [moment] une date
        [effort] un effort
        [load] une charge
        [mass] une masse
        [distance] une distance
        [speed] une vitesse
        [rate] une fréquence
        [density] une densité
        [share] une part
        [factor] un facteur
        [count] un nombre
        [packing-rate] une cadence d’emballage
        [time-or-rate-of-handling] une durée ou une cadence de manutention
       *[value] une valeur
    }
wanted-date = une date
wanted-duration = une durée
wanted-distance = une distance
wanted-speed = une vitesse
wanted-number = un nombre
wanted-text = un texte
wanted-list = une liste
wanted-table = une table
wanted-names-or-all = une liste de noms ou "all"
wanted-camps-or-all = une liste de sites ou "all-camps"
wanted-paths-and-values = une table de chemins et de valeurs
wanted-assumptions-and-values = une table d’hypothèses et de valeurs
wanted-degrees = un nombre de degrés
wanted-number-or-always = un nombre ou "always"
wanted-claims = une liste de revendications, ou une table de revendications et de parts
wanted-names-and-shares = une table de noms et de parts
wanted-shares-by-owner = des parts par propriétaire ou "rest"
template-under = { $under } : { $problem }
template-at = { $factor } à { $value }
write = écrivez { $right }
write-either = écrivez { $one } ou { $other }
value-range-no-quantity = `{ $written }` n’est ni un nombre, ni une date, ni une grandeur avec son unité
value-range-mismatch = `{ $from }` est { $one } et `{ $to }` est { $other } : il n’y a rien entre les deux. Écrivez-les de la même façon, dans la même unité
value-range-same = les deux bouts sont `{ $written }` : il n’y a rien entre les deux
value-range-bad-step = `{ $written }` n’est pas un pas ici ; écrivez { $allowed }
unreadable-missing = ce fichier n’existe pas
unreadable-folder = c’est un dossier
unreadable-special = c’est un périphérique ou un tube, et non un fichier
unreadable-too-large = il dépasse { $size } Mio
unreadable-not-text = ce n’est pas du texte en UTF-8 (un tableur l’enregistre comme « CSV UTF-8 »)
unreadable-outside = il est hors du dossier du scénario
unreadable-forbidden = ses droits d’accès ne le permettent pas
unreadable-machine = la machine a échoué ({ $words })
switch-difference = { $path } ({ $why })
node-parser =
    { $fault ->
        [unclosed-array] une liste n’est pas fermée
        [unclosed-array-table] l’en-tête d’une table n’est pas fermé
        [unclosed-table] l’en-tête d’une table n’est pas fermé
        [unclosed-inline-table] une table en ligne n’est pas fermée
        [extra-comma-in-array] une virgule de trop dans une liste
        [extra-comma-in-inline-table] une virgule de trop dans une table en ligne
        [missing-comma-between-array-elements] il manque une virgule entre les éléments d’une liste
        [missing-comma-between-key-value-pairs] il manque une virgule entre deux clés
        [missing-assignment-between-key-value-pairs] il manque un `=` entre la clé et sa valeur
        [extra-assignment-between-key-value-pairs] un `=` de trop entre la clé et sa valeur
        [extra] un `=` de trop
        [key-with-no-value] une clé sans valeur
        [missing-value-for-key] une clé sans valeur
        [missing-value] il manque une valeur
        [missing-key-for-inline-table-element] une valeur sans clé dans une table en ligne
        [invalid-key-value-pair] ce n’est pas une clé avec sa valeur
        [invalid-value] ce n’est pas une valeur
        [invalid-unquoted-key] cette clé doit être entre guillemets
        [unquoted-keys-cannot-be-empty] une clé ne peut pas être vide
        [invalid-comment-character] un commentaire contient un caractère interdit
        [invalid-basic-string] ce texte contient un caractère qui n’y a pas sa place
        [invalid-literal-string] ce texte contient un caractère qui n’y a pas sa place
        [invalid-multi-line-basic-string] ce texte sur plusieurs lignes n’est pas fermé, ou contient ce qui n’y a pas sa place
        [invalid-multi-line-literal-string] ce texte sur plusieurs lignes n’est pas fermé, ou contient ce qui n’y a pas sa place
        [invalid-string] ce texte ne se lit pas
        [string-values-must-be-quoted] un texte s’écrit entre guillemets
        [missing-opening-quote] il manque le guillemet ouvrant
        [missing-escaped-value] une barre oblique inverse sans suite
        [too-few-unicode-value-digits] trop peu de chiffres pour un caractère Unicode
        [invalid-date] cette date n’existe pas
        [invalid-time] cette heure n’existe pas
        [invalid-offset] ce décalage horaire n’existe pas
        [invalid-date-time] ce n’est pas une date avec l’heure
        [invalid-datetime] ce n’est pas une date avec l’heure
        [invalid-boolean] ni true ni false
        [invalid-float] ce n’est pas un nombre
        [invalid-integer-number] ce n’est pas un nombre entier
        [invalid-mantissa] ce n’est pas un nombre
        [unexpected-leading-zero] un nombre ne commence pas par zéro
        [unexpected-sign] un signe de trop
        [redundant-numeric-sign] un signe de trop
        [may-only-go-between-digits] `_` ne va qu’entre des chiffres
        [unexpected-content] ceci n’a pas sa place ici
        [unexpected-content-between-comment-and-newline] ceci n’a pas sa place ici
        [unexpected-key-or-value] ceci n’a pas sa place ici
        [unexpected-in-array] un `=` n’a pas sa place dans une liste
        [carriage-return-must-be-followed-by-newline] un retour de chariot sans saut de ligne
        [recursion-limit] trop de listes ou de tables l’une dans l’autre
        [cannot-recurse-further-max-recursion-depth-met] trop de listes ou de tables l’une dans l’autre
        [cannot-extend-value-of-type-array-with-a-dotted-key] une clé à points ne prolonge pas une liste
        [cannot-extend-value-of-type-inline-table-with-a-dotted-key] une clé à points ne prolonge pas une table en ligne
       *[other] ce n’est pas du TOML, selon l’analyseur : « { $words } »
    }{ $expected ->
        [none] {""}
       *[other] {" "}(attendu : { $expected })
    }
declare-add = ajoutez { $key } = { $example }
place-degrees =
    { $degrees } n’est pas une { $name ->
        [latitude] latitude
       *[longitude] longitude
    }
place-degrees-limits = de -{ $limit } à { $limit } ; la latitude vient d’abord
wanted-load = une charge
template-no-design = balayage { $sweep } : { $problem }
design-no-factors = il n’y a pas de facteur
design-no-points = il n’y aurait aucun point
design-no-levels = le facteur { $factor } n’a pas de niveau
design-unequal-levels = le facteur { $factor } a { $levels } niveaux, le premier { $expected } : côte à côte, il en faut autant
design-no-table = des coordonnées manquent, ou ne sont pas entre 0 et 1
design-no-such-level = le facteur { $factor } n’a pas ce niveau de départ
design-odd-levels = des trajectoires demandent un nombre pair de niveaux, et non { $levels }
design-too-many-points = il y aurait trop de points : un plan d’expérience en a { $most } au plus, une suite de Sobol { $most_sobol }
design-too-many-factors = il y a trop de facteurs : une suite de Sobol a { $most_sobol } dimensions, et un plan de Saltelli en prend deux par facteur
typo-thousands-stand-together = les milliers s’écrivent d’un trait, sans rien entre eux
typo-true-or-false = oui et non s’écrivent true et false
typo-heading-name = l’en-tête d’une table a des points entre ses parties, et des noms de lettres a-z sans accents, de chiffres et de tirets
typo-heading-not-closed = le crochet de l’en-tête n’est pas fermé
typo-equals-sign = un seul signe égal sépare une clé de sa valeur
typo-line-above-not-closed = la ligne précédente ouvre une accolade ou un crochet et ne le ferme pas
typo-values-between-commas = les valeurs sont séparées par des virgules, et les décimales viennent après un point
meant-unit-has-another-name = l’unité a ici un autre nom
meant-month-has-no-one-length = un mois ou une année n’a pas toujours la même longueur, un jour oui
time-no-date-year-is-missing = « { $text } » n’est pas une date : il manque l’année
time-write-with-its-year = écrivez AAAA-{ $day }, avec l’année à la place de AAAA
declare-belongs-to = { $name } est une clé de { $tables }
thousands-or-decimals = « { $text } » est lu { $number } : le point précède des décimales, il ne sépare jamais les milliers
thousands-write-either = pour des milliers, écrivez "{ $thousands }" ; pour des décimales, "{ $decimals }"
meant-number-in-digits = les nombres s’écrivent en chiffres, avec un point avant les décimales
