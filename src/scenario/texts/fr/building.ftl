# Ce qui est dit quand un fichier ne fait pas un scénario : renvois, contradictions, distributions.

calendar-calendar-never-open = le calendrier { $name } n’est jamais ouvert
calendar-look-days-closed-between-until = regardez days et closed : entre as_of et until, il ne reste rien
calendar-nothing-says-which-days-counted = rien ne dit quels jours sont comptés à partir de celui-ci
calendar-add-every-d-leave-key = ajoutez every = "3 d", ou retirez la clé
calendar-calendar-opens-every-many-whole = un calendrier ouvre tous les N jours, N étant entier
calendar-no-window-day = « { $text } » n’est pas une plage de la journée
calendar-two-times-day = deux heures du jour, comme "06:00-18:00"
calendar-calendar-without-hours-never-open = un calendrier sans heures n’est jamais ouvert
calendar-leave-key-out-whole-day = retirez la clé pour la journée entière
calendar-runs-overnight-open-from-until = « { $text } » passe la nuit : ouvert de { $from } à { $until } le lendemain, { $hours } h
calendar-hours-day-write = pour les heures du jour, écrivez "{ $until }-{ $from }"
calendar-time-outage-given-from-until = une interruption est donnée par from et until, ou par every et lasts
camp-successor-no-rival = { $side } est le successeur au site { $name }, donc pas un rival
camp-write-camp-successor-delay = écrivez camp.{ $name }.successor_delay
camp-force-comes-own-orders-not = une force vient selon ses propres ordres, et non après un délai
camp-give-delay-pause-order-take = donnez le délai comme pause de son ordre de reprise
camp-there-no-successor-delayed = il n’y a pas de successeur à retarder
camp-add-successor = ajoutez successor = "…"
claim-claim-was-made-after = la revendication { $name } est postérieure à as_of
claim-date-up-scenario-what-known = une date jusqu’à scenario.as_of : ce qui est alors connu
claim-no-grade = « { $text } » n’est pas une cote
claim-reliability-from-f-credibility-from = une fiabilité de A à F et une crédibilité de 1 à 6 : "B2"
claim-about-not-about = { $other } porte sur { $site }, et non sur { $site_2 }
claim-depends-which-depends = { $name } dépend de la revendication { $other }, qui dépend elle-même de la revendication { $name }
claim-claims-about-same-site-do = des revendications sur le même site qui ne dépendent pas de celle-ci
claim-all-claims-about-agree-nobody = toutes les revendications sur { $name } concordent, et personne d’autre ne pourrait tenir ce site
claim-say-who-hostile-whom-side = dites qui est hostile à qui dans [side.…], ou qui d’autre peut le tenir dans [assessment.prior.{ $name }]
claim-these-chances-all-zero = ces probabilités sont toutes nulles
claim-give-least-one-side-chance = donnez une probabilité à une partie au moins
closure-there-no-step-this-closure = il n’y a pas d’étape « { $name } » dans cette fermeture
closure-belongs-step-kind = { $key } va avec une étape de sorte { $owner }
closure-take-out-make-step-own = retirez-la, ou faites-en une étape à part
closure-task-has-duration-effort-not = une tâche a une durée ou un effort, pas les deux
closure-keep-one-two = gardez l’un des deux
closure-has-no-duration-no-effort = [{ $path }] n’a ni durée ni effort
closure-add-duration-effort = ajoutez duration = "…" ou effort = "…"
closure-has-no-key-rate = la clé « rate » manque dans [{ $path }]
closure-add-rate-t-day = ajoutez rate = "40 t/day"
closure-packing-rate = une cadence d’emballage
closure-these-steps-wait-one-another = ces étapes s’attendent les unes les autres : { $steps }
closure-take-one-them-out-after = retirez l’une d’elles du after d’une autre
closure-closure-has-kind-lift-kind = la fermeture { $closure } a { $lifts } de sorte lift et { $parties } de sorte last-party
closure-exactly-one-step-each = une étape de chaque sorte, ni plus ni moins
closure-last-party-must-come-after = la dernière équipe doit venir après l’enlèvement
closure-add-after = ajoutez "{ $lift }" à son after
closure-both-pack = { $first } et { $step } emballent tous deux des { $kind }
closure-one-step-each-kind-load = une étape pour chaque sorte de charge
closure-no-step = aucune étape
closure-one-step = une étape
contract-this-says-whose-limit-sorties = ceci dit à qui s’applique la limite sorties_per_day, et il n’y en a pas
contract-add-sorties-per-day-leave = ajoutez sorties_per_day, ou retirez la clé
contract-crew-never-duty-starts-nothing = un équipage qui n’est jamais de service ne part jamais
contract-leave-key-out-no-limit = retirez la clé s’il n’y a pas de limite
contract-vehicles-come-lots-none-without = des véhicules qui viennent par groupes de zéro, ou sans fin au même instant
contract-vehicles-more-every-h-more = vehicles = 1 ou plus, every = "1 h" ou plus
contract-says-nothing-when-vehicles-come = { $given } ne dit rien de la venue des véhicules sans { $missing }
contract-add-leave-key-out-all = ajoutez { $missing }, ou retirez la clé : tous viennent à la fois
contract-no-place-named-where-could = aucun lieu n’est nommé où il pourrait en rejoindre un autre
contract-add-joins = ajoutez joins = "…"
contract-only-convoys-road-join = seuls des convois routiers se rejoignent
contract-leave-key-out = retirez la clé
contract-this-does-not-say-how = ceci ne dit pas combien de temps un convoi y attend
contract-add-join-wait = ajoutez join_wait = "…"
contract-this-does-not-say-where = ceci ne dit pas où
contract-no-place-named-where-collect = aucun lieu n’est nommé où ils pourraient emmener quelque chose
contract-only-convoys-road-collect = seuls des convois routiers emmènent quelque chose en passant
contract-this-does-not-say-stop = ceci ne dit pas combien de temps un convoi s’y arrête au plus
contract-add-collect-wait = ajoutez collect_wait = "…"
contract-add-collects = ajoutez collects = ["…"]
contract-add-joins-or-collects = ajoutez joins = "…" et join_wait, ou collects = ["…"] et collect_wait
contract-only-other-pools-road-join = seuls d’autres parcs qui vont par la route peuvent être nommés ici
contract-vehicles-taken-request-wait-load = des véhicules pris à la demande attendent une charge à prendre
contract-leave-key-out-choose-another = retirez la clé, ou choisissez un autre load que "at-request"
contract-this-pool-carries-no = ce parc ne porte aucune charge en { $kind }
contract-give-quota-what-carries-add = donnez le quota dans ce qu’il porte, ou ajoutez { $kind }
contract-rate-per-distance-per-km = une fréquence par distance ("0.5 per 1000 km")
deadline-deadline-about-no-camp = l’échéance { $name } ne porte sur aucun site
deadline-name-camps-write-all-all = nommez des sites, ou écrivez all = "all-camps"
deadline-has-no-key-all = la clé « all » manque dans [{ $path }]
deadline-add-all-all-camps-list = ajoutez all = "all-camps", ou une liste de sites
deadline-deadline-about-no-load-nothing = l’échéance { $name } ne porte sur aucune charge : rien de ce qui est déplacé ne répond à tout ce qu’elle dit
deadline-lines-moved-site-where-their = des lots déplacés, selon le site où finit leur trajet
deadline-give-fewer-keys-others = donnez moins de clés, ou d’autres
deadline-no-line-camp = « { $text } » n’est pas un lot d’un site
deadline-camp-dot-one-lines-kidal = un site, un point, et l’un de ses lots : "kidal.cargo"
deadline-has-no-line = le site { $camp_name } n’a pas de lot « { $name } »
deadline-deadline-asks-several-things-once = l’échéance { $name } demande plusieurs choses à la fois
deadline-one-milestone-arrived-held-empty = une clé parmi milestone, arrived, held_by et empty_at_most
deadline-write-deadline-each = écrivez une échéance pour chacune
deadline-has-no-key-due = la clé « due » manque dans [{ $path }]
deadline-add-due = ajoutez due = 2023-12-15
deadline-words-have-no-distribution = des mots n’ont pas de distribution
force-force-certain-stand-where-stands = la force { $name } est certaine d’être là où elle est
force-add-presence-if-held-take = ajoutez presence = "if-held", ou retirez ceci
force-move-has-no-rate = [{ $path }] doit se déplacer et n’a pas d’allure
force-add-rate-km-day = ajoutez rate = "… km/day"
force-where-go = où aller
force-whom-shadow = qui suivre
force-this-order-does-not-say = cet ordre ne dit pas { $what }
force-force-holds-where-stands = une force tient là où elle est
force-write-order-move-before = écrivez auparavant un ordre de mouvement
force-force-shadows-another-wherever-goes = une force en suit une autre où qu’elle aille
force-take-out = retirez-le
force-only-order-shadow-names-force = seul un ordre de suivre nomme une force
force-take-out-shadow = retirez-la, ou faites-la suivre
force-only-order-shadow-has-length = seul un ordre de suivre a une durée
force-write-hold-pause-after = écrivez ensuite un ordre de tenir, avec une pause
force-no-milestone-camp = « { $text } » n’est pas un jalon d’un site
force-camp-dot-one = un site, un point, et un mot parmi { $words }
force-no-milestone = « { $word } » n’est pas un jalon
handling-time-h-rate-teu-h = une durée ("4 h") ou une cadence ("10 teu/h")
handling-rate = une cadence en { $kind }
handling-here-second-time = voici { $what } pour la deuxième fois
handling-one-time-convoy-one-rate = une durée pour le convoi, et une cadence pour chaque sorte de charge
handling-give-rate-what-carries-add = donnez la cadence dans ce qu’il porte, ou ajoutez { $kind }
limit-this-limit-does-not-say = cette limite ne dit pas ce qu’elle écarte
limit-weight-class-bars-bars-pools = weight, class, bars, bars_pools ou per_day, une clé au moins
limit-limit-holds-wet-weather-given = une limite vaut par temps humide ou à des moments donnés, pas les deux
limit-write-two-limits-one-each = écrivez deux limites, une pour chaque
limit-pool-has-weight-without-load = [pool.{ $name }] a un poids à vide, et aucun en charge
limit-add-gross-weight-t = ajoutez gross_weight = "… t"
limit-without-load = à vide
limit-payload-alone = de charge utile à elle seule
limit-vehicle-weighs-t-load-t = un véhicule du parc { $name } pèse { $whole } t en charge, et { $part } t { $what }
limit-t-more = { $part } t ou plus
line-do-not-drive-themselves = des { $kind } ne roulent pas par leurs propres moyens
line-give-amount-vehicles-leave-key = donnez la quantité en véhicules, ou retirez la clé
line-these-shares-may-add-up = ces parts peuvent totaliser { $most }, plus que tout ce qu’il y a
line-most = 1 au plus
line-does-not-say-where-load = [{ $path }] ne dit pas où va son chargement
line-add-disposal-shares-add-up = ajoutez to = "…", ou des parts disposal dont la somme est 1
line-this-journey-has-no-stage = ce trajet n’a aucune étape
line-this-journey-goes-from = ce trajet va du site { $name } au même site { $name }
line-name-each-place-once-without = nommez chaque lieu une fois, sans le site de départ
line-this-journey-has-stages-here =
    ce trajet a { $stages } { $stages ->
        [one] étape
       *[other] étapes
    }, et voici { $lists } { $lists ->
        [one] liste
       *[other] listes
    }
line-no-pool-may-carry-this = aucun parc ne peut porter ce lot
line-name-pool-leave-key-out = nommez un parc, ou retirez la clé pour tous ceux qui le peuvent
line-vehicles-drive-themselves-cannot-go = des véhicules qui roulent par leurs propres moyens ne peuvent pas aller avec { $pool }
line-pools-road-more-than-one = des parcs routiers avec plus d’un véhicule par convoi, sans load = "at-request"
line-name-another-pool = nommez un autre parc dans `by`
line-cannot-carry = { $pool } ne peut porter aucune charge en { $kind }
line-give-pool-name-another-pool = donnez { $key } dans [pool.{ $pool }], ou nommez un autre parc
line-takes-t-one-unit-this = { $pool } prend { $payload } t, et une unité de cette charge pèse { $each } t : pas même une seule n’y tient
line-pools-payload-t-more-none = des parcs d’une charge utile de { $each } t ou plus, ou sans charge utile donnée
line-correct-each-pool-payload-name = corrigez `each` ou pool.{ $pool }.payload, ou nommez un autre parc
line-this-journey-has-stages-here-2 =
    ce trajet a { $stages } { $stages ->
        [one] étape
       *[other] étapes
    }, et voici { $lots } { $lots ->
        [one] quantité minimale
       *[other] quantités minimales
    }
line-this-lot-load = cette quantité minimale est en { $lot }, et la charge en { $load }
line-give-lot-as-load = donnez-la dans l’unité d’amount, comme lot = "{ $example }"
line-lot-must-above-zero = une quantité minimale doit être supérieure à zéro
line-add-pool-road-two-vehicles = ajoutez un parc routier avec deux véhicules ou plus par convoi
line-no-pool-can-lead-vehicles = aucun parc ne peut mener des véhicules qui roulent par leurs propres moyens
line-give-pool-can = donnez { $kind } à un parc qui le peut
line-no-pool-can-carry = aucun parc ne peut porter de charge en { $kind }
lookup-both-camp-site = « { $name } » est à la fois sous [camp] et sous [site]
lookup-camp-site-already-write-these = une table [camp] est déjà celle d’un site : écrivez ces clés dans [camp.{ $name }]
lookup-there-no =
    il n’y a { $kind ->
        [region] pas de région
        [calendar] pas de calendrier
        [site] pas de site
        [camp] pas de site à fermer
        [weather] pas de météo
        [closure] pas de fermeture
        [route] pas de voie
        [pool] pas de parc
        [side] pas de partie
        [assumption] pas d’hypothèse
        [force] pas de force
        [gate] pas d’autorité
        [threat] pas de menace
        [rule] pas de règle
        [claim] pas de revendication
       *[deadline] pas d’échéance
    } « { $name } »
lookup-file-has-no-yet-add = le fichier n’en a pas encore : ajoutez [{ $kind }.{ $name }]
lookup-no-camp-still-closed = « { $name } » n’est pas un site qui reste à fermer
build-format-not-known-this-program = le format { $format } n’est pas connu ; ce programme lit le format 1
build-date-date-time = as_of est une date, ou une date avec l’heure
build-until-must-lie-after-hundred = until doit venir après as_of, de cent ans au plus
build-there-no-time-zone = il n’y a pas de fuseau horaire « { $name } »
build-utc-name-such-africa-bamako = UTC, ou un nom comme Africa/Bamako ou Asia/Kabul
movement-route-has-two-directions-not = une voie a deux sens, et non { $others }
movement-calendar-only-of-pace-per-day = ce calendrier dit la longueur d’un jour là où la vitesse est donnée par jour ; ici elle l’est par heure, et le calendrier ne change rien
movement-hours-are-those-of-route = pour des heures de circulation, donnez le calendrier à la route ; pour une vitesse par jour, écrivez-la en km/jour ; sinon, retirez la clé
movement-one-calendar-one-from-each = un calendrier, ou un depuis chacun de ses bouts
movement-this-route-goes-from = cette voie va du site { $names } au site { $names_2 }
movement-two-different-sites = deux sites différents
movement-this-route-would-lead-more = cette voie ferait plus d’une fois le tour de la terre
movement-up-km = jusqu’à { $round_the_earth } km
movement-check-number-unit = vérifiez le nombre et son unité
movement-has-no-length = [{ $path }] n’a pas de longueur
movement-add-length-km = ajoutez length = "… km"
movement-has-no-length-has-no = [{ $path }] n’a pas de longueur, et { $lost } n’a pas de place sur la carte
movement-add-length-km-latitude-longitude = ajoutez length = "… km", ou at = [latitude, longitude] au site
movement-carries-nothing = [{ $path }] ne porte rien
movement-give-payload-teu-seats-vehicles = donnez payload, teu, seats ou vehicles
movement-convoy-cannot-have-vehicles = un convoi ne peut pas avoir de { $fewest } à { $most } véhicules
movement-fewest-least-then-most = le minimum, 1 au moins, puis le maximum
movement-escorts-no-pool = [{ $path }] n’escorte aucun parc
movement-name-pools-serves-leave-out = nommez des parcs dans serves, ou retirez-le pour tous ceux qui vont par route
movement-group-covers-no-vehicle-escorts = un groupe qui ne couvre aucun véhicule n’en escorte aucun
movement-more = 1 ou plus
movement-leave-key-out-if-one = retirez la clé si un groupe en couvre n’importe quel nombre
movement-escort-stands-nowhere-pools-serves = [escort.{ $name }] n’est nulle part : les parcs qu’elle sert ont leur port d’attache en plusieurs lieux ({ $places })
movement-add-home-site-from-which = ajoutez home = "…", le site d’où viennent ses groupes, ou une escorte pour chaque lieu
party-sides-too-many = { $names } parties, c’est trop
party-most-mission-included = { $most_sides } au plus, la mission comprise
party-side-cannot-called-which-means = une partie ne peut pas s’appeler « { $name } », qui veut dire autre chose
party-any-name-but = tout nom sauf { $names }
party-cannot-hostile-itself = { $name } ne peut pas être hostile à soi-même
party-take-out-own-list = retirez ce nom de sa propre liste
party-side-does-not-contest-itself = une partie ne se dispute rien à elle-même
party-two-sides-hostile-one-another = deux parties hostiles l’une à l’autre
party-contest-has-no-row-always = la table des accrochages { $name } n’a pas de ligne qui convienne toujours
party-end-list-row-without-conditions = finissez la liste par une ligne sans conditions : {"{"} advance = 0.5, hold = 0.3, turn_back = 0.2 {"}"}
party-advance-hold-turn-back-make = advance, hold et turn_back font { $e }, et non 1
party-give-each-outcome-chance-three = donnez à chaque issue sa probabilité, de sorte que les trois fassent 1
permission-gate-without-desks-never-answers = une autorité sans guichet ne répond jamais
permission-leave-key-out-any-number = retirez la clé pour n’importe quel nombre à la fois
permission-permission-no-vehicles-lets-nobody = une autorisation pour zéro véhicule ne laisse passer personne
permission-leave-key-out-columns-any = retirez la clé pour des colonnes de toute taille
permission-permission-consignment-knows-no = une autorisation pour un envoi ne connaît pas { $key }
permission-permit-column-blanket-this-key = permit = "column" ou "blanket" avec cette clé
permission-leave-key-out-say-what = retirez la clé, ou dites pour quoi est l’autorisation
permission-permission-all-columns-covers-their = une autorisation pour toutes les colonnes couvre leurs retours à vide
permission-covered-free-permit-column = "covered", "free", ou permit = "column"
permission-this-covers-no-route = ceci ne couvre aucune voie
permission-name-routes-regions-modes-some = nommez des voies, ou des régions ou modes qu’une voie a
permission-covers-no-route-no-camp = [{ $path }] ne couvre ni voie ni site
permission-give-regions-routes-camps = donnez des régions, des voies ou des sites
permission-rate-attacks = une fréquence d’attaques
permission-rate-per-time-per-month = une fréquence par durée ("2 per month")
place-camp-closed-already-nothing-left = le site { $name } est déjà fermé, il ne reste donc rien à déplacer
place-camp-has-date-closure-but = le site { $name } a une date de fermeture mais est encore ouvert
place-add-status-closed = ajoutez status = "closed"
place-does-not-say-which-region = [{ $path }] ne dit pas dans quelle région il se trouve
place-add-region = ajoutez region = "…"
recovery-both-recovery-say-what-becomes = recovery et { $key } disent tous deux ce que devient un véhicule en panne
recovery-write-entry-recovery-repair-chance = écrivez { $key } comme entrée de recovery, comme {"{"} by = "repair", chance = 0.9, takes = "6 h" {"}"}
recovery-key-means-only = { $key } est une clé du seul moyen « { $word } »
recovery-write-take-key-out = écrivez by = "{ $word }", ou retirez la clé
rule-rule-does-nothing = la règle { $name } ne fait rien
rule-say-what-follows-then-accelerate = dites ce qui suit, comme then = [{"{"} accelerate = "…" {"}"}]
rule-trigger-date-time-before-deadline = un déclencheur est une date, un délai avant une échéance, ou un événement
rule-exactly-one-date-before = une seule clé parmi date, before et on
rule-vacated-site = comme {"{"} on = "vacated", site = "…" {"}"}
rule-this-kind-event-has-no = cette sorte d’événement n’a pas la clé { $key }
rule-this-says-no-state-could = ceci ne dit aucun état qui pourrait valoir
rule-site-held-present-contested-camp = site avec held_by, present ou contested ; camp avec reached ou left_above ; gate avec suspended ; route avec closed ; before
rule-site-held = comme {"{"} site = "…", held_by = "…" {"}"}
rule-this-does-not-say-which = ceci ne dit pas vers quelle posture
rule-add-contest-defend-avoid = ajoutez to = "contest", "defend" ou "avoid"
rule-order-rule-gives-waits-no = un ordre donné par une règle n’attend pas d’événement
rule-write-another-rule-what-comes = écrivez une autre règle pour ce qui vient après
rule-this-does-nothing = ceci ne fait rien
rule-this-does-several-things = ceci fait plusieurs choses : { $several }
rule-exactly-one = une seule clé parmi { $allowed }
rule-write-one-table-each-action = écrivez une table pour chaque action
rule-knows-no = { $verb } ne connaît pas { $key }
spacing-this-pool-convoys-not-divided = les convois de ce parc ne sont pas divisés en rames
spacing-add-march-unit-leave-key = ajoutez march_unit = 20, ou retirez la clé
spacing-there-must-one-least = il en faut un au moins
spacing-more-no-key-no-limit = 1 ou plus, ou pas de clé s’il n’y a pas de limite
spacing-only-what-goes-road-has = seul ce qui va par route a une longueur et s’arrête en chemin
spread-this-more-than-no-run = cela dépasse cent ans : aucune simulation n’en voit jamais la fin
spread-up = jusqu’à cent ans
spread-only-this-normal-spread-lies = seuls { $percent } % de cette distribution normale sont dans ses limites ; tous les tirages viennent de là
spread-check-mean-sd-limits-length = vérifiez mean, sd et les limites (une durée ou une allure n’est jamais négative), ou donnez ce que vous voulez dire comme distribution uniforme ou triangulaire
spread-multiplied-which = { $path } est multiplié par { $name }, qui est { $dimension }
spread-it-is = c’est { $found }
spread-day-has-open-hours-here = un jour a ici { $day } heures ouvertes, et l’hypothèse ne connaît pas de calendrier
spread-assumption-cannot-stand = l’hypothèse { $name } ne peut pas servir à { $path } : { $wrong }
spread-this-where-wanted = il faut ici { $wanted }, et non { $found }
spread-give-speed-km-h = donnez la vitesse en km/h
spread-give-per-h = donnez-la par h
spread-give-open-hours-h = donnez-la en heures ouvertes, comme "40 h"
spread-assumption-cannot-another = une hypothèse ne peut pas être celle d’une autre
spread-one-distribution-cannot-hold = une distribution ne peut pas réunir { $names }
spread-may-take-values-beyond-what = elle peut prendre des valeurs au-delà de ce qui a un sens ici (de { $low } à { $high })
spread-low-high = low et high
spread-low-mode-high = low, mode et high
spread-mean = mean
spread-scale = scale
spread-shape = shape
spread-must-above-zero = { $name } doit être supérieur à zéro
spread-must-stand-rising-order = { $names } doivent être en ordre croissant
spread-mean-lies-too-far-outside = la moyenne est trop loin des limites
spread-chances-add-up-not = les probabilités totalisent { $total }, et non 1
sweep-goes-across-itself = { $other } se croise lui-même
sweep-there-no-sweep = il n’y a pas de balayage « { $other } »
sweep-morris-saltelli-design-cannot-combined = un plan morris ou saltelli ne se combine pas avec un autre
sweep-set-same = fixent la même chose
sweep-have-one-name = portent le même nom
sweep-sweep-varies-nothing = le balayage { $name } ne fait rien varier
sweep-add-sweep-factor-name-path = ajoutez [sweep.{ $name }.factor.NOM] avec path = "…"
sweep-can-any-number-this-design = { $factor } peut prendre n’importe quelle valeur, et ce plan demande des valeurs distinctes
sweep-give-values-step-count-beside = donnez values, ou step ou count à côté de from et to
sweep-morris-design-has-even-number = un plan morris a un nombre pair de niveaux
sweep-side-side-factors-have-many = côte à côte, les facteurs ont autant de valeurs : { $first } en a { $count }, { $other } { $differs }
sweep-design-has-least-one-point = un plan d’expérience a un point au moins
sweep-sweep-has-no-key-points = la clé « points » manque dans [sweep.{ $name }]
sweep-add-points = ajoutez points = 200
sweep-sweep-has-replications-precision = un balayage a replications ou precision
sweep-point-played-least-once = un point est simulé une fois au moins
sweep-precision-lies-between = une précision est entre 0 et 50 %
sweep-factor-chooses-s-has-nothing =
    un facteur choisit { $kind ->
        [plan] le plan, donc plans n’a
       *[case] le cas, donc cases n’a
    } rien à dire
measure-step-does-nothing = la mesure { $step } ne fait rien
measure-say-what-done-do-shed = dites ce qui est fait, comme do = [{"{"} shed = true {"}"}]
measure-vehicle-leaves-takes-freight-people = un véhicule qui part emporte du fret : personnes et véhicules partent d’eux-mêmes
measure-mass-number-containers = une masse, ou un nombre de conteneurs
measure-carries-t = comme carries = "2 t"
measure-exactly-one = une seule clé parmi { $it }
measure-shed-true = comme {"{"} shed = true {"}"}
measure-this-does-several-things = ceci fait plusieurs choses : { $given }
measure-write-one-table-each = écrivez une table pour chacune
measure-says-nothing-without = { $key } ne dit rien sans { $verb }
measure-add-take-out = ajoutez { $verb }, ou retirez la clé
escalation-this-has-no-step = ceci n’a aucune mesure
escalation-add-escalation-step-name-when = ajoutez [escalation.{ $name }.step.NOM] avec when et do
escalation-who-looks-every-moment-never = qui regarde à chaque instant n’a plus le temps de rien d’autre
escalation-minute-more = une minute ou plus
escalation-give-time-from-one-look = donnez le temps d’un regard au suivant, comme "1 d"
need-this-escalation-has-no-step = cette escalade n’a pas de mesure « { $need } »
need-step-needs-itself = la mesure { $own } a besoin d’elle-même
need-steps-need-one-another-needs = des mesures ont besoin les unes des autres : { $needs } → { $first }
need-let-first-step-need-none = que la première mesure n’ait besoin d’aucune
watch-nothing-sets-this-step-off = rien ne déclenche cette mesure
watch-say-what-does-when-float = dites ce qui le fait, comme when = [{"{"} float_below = "10 d", for = "3 d" {"}"}]
watch-this-watches-nothing = ceci ne guette rien
watch-float-below-left-above-pace = float_below, left_above, pace_below avec over, withheld avec gate, fight_within, unsafe avec over, before avec by
watch-float-below-d-d = comme {"{"} float_below = "10 d", for = "3 d" {"}"}
watch-says-nothing-without = { $key } ne dit rien sans { $companion }
watch-what-this-step-does-cannot = ce que fait cette mesure ne peut pas être défait
watch-thin-out-rear-party-defer = thin_out, rear_party et defer_freight peuvent l’être
watch-take-back-out-make-two = retirez back, ou faites-en deux mesures
watch-this-does-not-take-step = ceci ne défait pas la mesure par un seuil plus large que celui qui l’a déclenchée
watch-same-kind-threshold-not-true = la même sorte de seuil avec not = true, plus loin de celui où la mesure est prise : plus de marge, plus tôt, moins de reste, une meilleure allure, moins d’attaques, une attente plus courte
watch-back-not-true-d-step = comme back = {"{"} { $wide }, not = true, for = "5 d" {"}"} pour une mesure déclenchée par { $own }
watch-take-back-out-what-sets = retirez back : ce qui déclenche cette mesure n’a pas de seuil plus large
factor-no-uncertain-assumption-called = aucune hypothèse incertaine ne s’appelle « { $assumption } »
factor-which-cannot-vary = { $assumption } est { $dimension }, ce qui ne peut pas varier ainsi
factor-make-factor-values = faites-en un facteur avec values
factor-has-values-range-not-both = { $name } a des valeurs ou un intervalle, pas les deux
factor-no-spread-go-over = { $assumption } n’est pas une distribution à parcourir
factor-add-values-from = ajoutez values, ou from et to
factor-has-no-values = { $name } n’a pas de valeurs
factor-add-values-from-2 = ajoutez values = [ … ], ou from et to
factor-not-path = « { $written } » n’est pas un chemin
factor-write-whole-path-gate-north = écrivez le chemin entier : "gate.north.lead_time"
factor-may-not-differ-from-point = { $path } ne peut pas changer d’un point à l’autre
factor-any-path-outside-plan-case = tout chemin hors de plan, case, sweep et scenario
factor-factor-has-least-one-value = un facteur a une valeur au moins
factor-given-name =
    { $kind ->
        [plan] un plan est donné
       *[case] un cas est donné
    } par son nom
range-has-no = « { $missing } » manque à { $name }
range-goes-from = { $name } a pour bouts { $dimension } et { $dimension_2 }
range-no-range-can-made = on ne peut pas faire d’intervalle avec { $dimension }
range-give-values = donnez values
range-range-goes-from-smaller-larger = un intervalle va d’une valeur à une plus grande
range-logarithmic-spacing-needs-ends-above = un espacement logarithmique demande des bouts supérieurs à zéro
range-end-range-date-number-quantity = un bout d’intervalle est une date, un nombre ou une grandeur avec son unité
range-give-values-instead-from = donnez values au lieu de from et to
range-range-has-step-count-not = un intervalle a step ou count, pas les deux
range-step-above-zero-makes-values = un pas est supérieur à zéro, et donne { $most_levels } valeurs au plus
range-count-from = un nombre de 2 à { $most_levels }
range-step-this-range-no =
    un pas de cet intervalle ne peut pas être { $found ->
        [date] une date
        [duration] une durée
        [load] une charge
        [distance] une distance
        [speed] une vitesse
        [number] un nombre
        [effort] un effort
        [rate] une fréquence
       *[text] un texte
    }
range-whole-numbers-go-whole-steps = les nombres entiers vont par pas entiers, les dates par jours entiers
table-sweep-has-no-key-table = la clé « table » manque dans [sweep.{ $name }]
table-add-table-points-csv = ajoutez table = "points.csv"
table-table-cannot-read = la table ne peut pas être lue : { $problem }
table-columns-apart-commas-decimal-points = des colonnes séparées par des virgules avec des points décimaux, ou par des points-virgules (ou tabulations) avec des virgules ou des points décimaux
table-table-has-no-points = la table n’a aucun point
watch-add = ajoutez { $companion }
spread-give-person-hours = donnez-le en person-hours
sweep-factors-share = { $other } et { $factor } { $what }
force-add-key = ajoutez { $key } = "…"
handling-time = une durée
closure-steps = { $more } étapes
