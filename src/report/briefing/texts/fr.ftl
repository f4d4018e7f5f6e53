# Les phrases d’un dossier, en français. Nombres, dates et noms arrivent tels qu’ils seront lus.

# Des mots qui dépendent du domaine (scenario.vocabulary) ; ceux de l’action humanitaire sont dans fr-humanitarian.ftl.
-word-super-camp = super-camp
-word-home = pays d’origine
-word-force = force
-word-forces = forces

plan = Plan
case = Cas
deadline = Échéance
from-to = de { $from } à { $to }
from-to-dates = du { $from } au { $to }
interval-95 = Intervalle à 95 %
unit-days = jours
contents = Sommaire
theme = Clair ou sombre
print = Imprimer
filter = Filtrer les lignes
choose = Parties ▸ ci-dessous (pas l’essentiel) :
choose-some = { $some } des { $all } combinaisons simulées peuvent être choisies ici : chaque plan avec le premier cas et le premier plan avec chaque cas, dans la limite de la place disponible. Les fichiers CSV les contiennent toutes.
skip = Aller à l’essentiel
due = Date limite
flag = { $name } · { $date }
camp = Site
planned = Prévu
slip = Écart (jours)
undisturbed = Sans encombre
undisturbed-meaning = si rien ne va mal
slip-meaning = P50 moins prévu
days = { $days } j
in-1 = 1 simulation sur 10
in-half = la moitié
in-8 = 8 simulations sur 10
in-9 = 9 simulations sur 10

cause =
    { $code ->
        [no_lift] l’attente de moyens de transport
        [no_escort] l’attente d’une escorte
        [no_clearance] l’attente d’une autorisation
        [node_queue] les files d’attente aux quais et aérodromes
        [threat_hold] les arrêts sous la menace
        [incident] les attaques
        [breakdown] les pannes
        [weather] la météo
        [route_closed] les routes fermées
        [late_release] un démarrage tardif
        [handover] l’attente du successeur
        [handover-work] la remise du site
        [handover-both] la remise du site ou l’attente du successeur
        [contest] les accrochages en chemin
        [other_site] l’attente d’un autre site
        [no_slot] l’attente d’un créneau
        [no_contract] l’attente de véhicules loués
        [gathering] le regroupement
        [packing] l’emballage à l’arrêt
        [inspection] l’attente de l’inspection
        [work] les travaux
        [loading] le chargement
        [march] la marche
        [unloading] le déchargement
       *[flight] les vols
    }

# Dans une colonne étroite, de ce qui est attendu ; rien du reste.
cause-awaited =
    { $code ->
        [no_lift] transport
        [no_escort] escorte
        [no_clearance] autorisation
        [node_queue] files
        [threat_hold] menace
        [handover] successeur
        [handover-work] remise
        [handover-both] remise
        [contest] accrochages
        [other_site] autre site
        [no_slot] créneau
        [no_contract] location
        [gathering] regroupement
       *[other] –
    }

played =
    Situation au { $from }, simulée jusqu’au { $until } : { $plans ->
        [one] un plan
       *[other] { $plans } plans
    } dans { $cases ->
        [one] un cas
       *[other] { $cases } cas
    }, { $runs }{ $each }.
played-each = par plan et par cas
source = drawdown { $version }, scénario { $scenario } (résolu : { $digest }), graine { $seed }. Pour refaire : { $command }

## Bottom line

bottom-title = L’essentiel
bottom-no-deadline = Le scénario n’a pas d’échéance ; les dates de fermeture des sites sont plus bas.
bottom-missed = Dans la situation du { $as_of } ({ $case }) et avec le plan « { $plan } » : { $clauses }.
bottom-clause =
    « { $deadline } » { $band ->
        [almost-no-chance] ne sera presque certainement pas manquée
        [very-unlikely] risque très peu d’être manquée
        [unlikely] risque peu d’être manquée
        [roughly-even-chance] a environ une chance sur deux d’être manquée
        [likely] sera probablement manquée
        [very-likely] sera très probablement manquée
        [almost-certain] sera presque certainement manquée
        [always] est manquée dans toutes les simulations, peu nombreuses
        [never] n’est manquée dans aucune des simulations, peu nombreuses
       *[none] n’a pas été simulée
    } ({ $chance })
bottom-dates = « { $deadline } » est atteinte le { $p50 } dans la simulation médiane et le { $p80 } dans 8 simulations sur 10.
bottom-half-dates = « { $deadline } » est atteinte le { $p50 } dans la simulation médiane ; dans plus de 2 simulations sur 10, elle ne l’est pas encore le { $until }, fin de ce qui a été simulé.
bottom-never-dates = « { $deadline } » n’est pas encore atteinte le { $until }, fin de ce qui a été simulé, dans la simulation médiane.
bottom-sites = En moyenne, { $mean } de ses { $sites } sites sont en retard ; dans 8 simulations sur 10, { $most } au plus.
bottom-no-dates = « { $deadline } » est une limite de durée, non une date.
bottom-reason = Quand elle est manquée, la première cause de retard est { $cause } ({ $share } du retard), et le dernier site est le plus souvent { $site } ({ $site_share }).
bottom-change = Qu’est-ce qui changerait « { $deadline } » ?
bottom-cases =
    Parmi les cas, { $case } { $better ->
        [one] aide
       *[several] aident
    } le plus (manquée dans { $chance } des simulations) et { $worse } { $number ->
        [one] nuit
       *[several] nuisent
    } le plus ({ $worst }).
bottom-better-case =
    Parmi les cas, { $case } { $better ->
        [one] aide
       *[several] aident
    } le plus (manquée dans { $chance } des simulations).
bottom-worse-case =
    Aucun cas n’aide visiblement ; { $case } { $number ->
        [one] nuit
       *[several] nuisent
    } le plus (manquée dans { $chance } des simulations).
bottom-no-case = Aucun des cas ne fait de différence visible pour elle.
bottom-plan = Le plan « { $plan } » réduit le risque de { $points } points ({ $low } à { $high }) à tirages identiques.
bottom-no-plan = Aucun autre plan ne réduit visiblement le risque de la manquer dans le premier cas.
bottom-floor = La meilleure des { $count } combinaisons simulées (« { $plan } », { $case }) la manque dans { $chance } des simulations.

## First page

first-named = { $deadline } (échéance le { $due })
first-unplayed = { $deadline } n’a pas été simulée.
first-lost = Aucun plan n’a de bonnes chances de tenir { $deadline } : { $chance }{ $dates }{ $best }.
first-best = au mieux { $best } avec un autre plan
first-one =
    { $deadline } { $band ->
        [almost-no-chance] sera presque certainement tenue
        [very-unlikely] sera très probablement tenue
        [unlikely] est menacée
        [roughly-even-chance] a autant de chances d’être manquée que tenue
        [likely] sera probablement manquée
        [very-likely] sera très probablement manquée
        [almost-certain] sera presque certainement manquée
        [always] est manquée dans toutes les simulations, peu nombreuses
       *[never] n’est manquée dans aucune des simulations, peu nombreuses
    } : { $chance }{ $dates }.
first-but = Risque plus élevé pour : { $deadlines }.
first-and-more = { $deadlines } et { $more } de plus
first-also = Risque élevé aussi pour : { $deadlines }.
first-some = { $chance } des simulations la manquent
first-none = aucune simulation ne la manque, sur { $runs } ({ $chance })
first-all = toutes les simulations la manquent, { $runs } sur { $runs } ({ $chance })
first-dates = date probable le { $p50 }, date prudente le { $p80 }
first-half-dates = date probable le { $p50 } ; plus de 2 simulations sur 10 n’y sont pas le { $until }, fin de ce qui a été simulé
first-never-dates = la moitié des simulations ou plus n’y sont pas le { $until }, fin de ce qui a été simulé
first-caption = Chaque échéance, les fermes d’abord : plan « { $plan } », cas « { $case } »
first-caption-chosen = Chaque échéance, les fermes d’abord : plan « { $plan } », cas « { $case } ». Le titre et les lignes portent sur le plan « { $first_plan } », cas « { $first_case } ».
first-kind = Nature
first-missed = Risque de la manquer
first-word = En mots
first-expect = Date probable (P50)
first-plan-for = Date prudente (P80)
first-between = P80, intervalle à 95 %
first-late = Retard moyen si manquée (jours)
first-beyond = Dépassement moyen du délai admis si manquée (jours)
first-last = Dernier site, le plus souvent
first-cause = Cause principale
first-together = Ensemble
first-why = Pourquoi
first-price = Ce qui reste
first-given = { $up } { $unit } sur { $all } ne partent pas ({ $share }), le plus gros est { $fate } ({ $most }).
first-given-beside = { $up } { $unit } sur { $all } ne partent pas ({ $share }), le plus gros est { $fate } ({ $most }) ; { $other } avec le plan « { $plan } ».
first-given-whole = { $up } { $unit } sur { $all } ne partent pas ({ $share }) : tout est { $fate }.
first-given-whole-beside = { $up } { $unit } sur { $all } ne partent pas ({ $share }) : tout est { $fate } ; { $other } avec le plan « { $plan } ».
first-given-only = Tout part ({ $all } { $unit }) ; avec le plan « { $plan } », { $other } ne partent pas.
first-helps = Ce qui aide
first-decide = À décider
first-joint = { $hold } : { $chance } des simulations.
first-sites = En moyenne, { $mean } sur { $sites } sites en retard ; dans 8 simulations sur 10, { $most } au plus.
first-cases = Dans les { $count } autres cas, « { $deadline } » est manquée dans { $least } à { $most } des simulations, le plus souvent dans le cas « { $case } ».
first-case = Dans le cas « { $case } », « { $deadline } » est manquée dans { $most } des simulations.
first-sites-none = En moyenne, { $mean } sur { $sites } sites en retard ; dans 8 simulations sur 10, aucun.
first-why-lost = { $where }, la première cause de retard est { $cause } ({ $share } du retard) ; { $last }.
first-where-missed = Quand « { $deadline } » est manquée
first-where-few = Dans les { $runs } simulations qui manquent « { $deadline } »
first-last-site = dernier site le plus souvent : { $site } ({ $site_share })
first-last-spread = aucun site ne se distingue comme dernier (au plus { $site }, { $site_share })
first-why-only = { $where }, la première cause de retard est { $cause } ({ $share } du retard).
first-why-last = Dernier site le plus souvent : { $site } ({ $site_share }).
first-bottleneck = Goulot d’étranglement : { $what } ({ $share } du retard).
first-bottleneck-same = Goulot d’étranglement : { $what }.
first-helps-plan = Le plan « { $plan } » réduit de { $points } ({ $low } à { $high }) le risque de manquer « { $deadline } ».
first-helps-other = Aucun plan ne réduit visiblement le risque de manquer « { $main } » ; « { $plan } » réduit de { $points } ({ $low } à { $high }) celui de manquer « { $deadline } ».
first-helps-others = Aucun plan ne réduit visiblement le risque de manquer « { $main } » ; { $plans } réduisent chacun de { $points } ({ $low } à { $high }) celui de manquer « { $deadline } ».
first-helps-plans = Les plans { $plans } réduisent chacun de { $points } ({ $low } à { $high }) le risque de manquer « { $deadline } ».
first-helps-leaves = Sans effet visible sur { $deadlines }.
first-helps-leaves-more = Sans effet visible sur les { $count } autres échéances.
first-helps-harm = Mais « { $deadline } » est manquée plus souvent sous « { $plan } » : { $points } de plus ({ $low } à { $high }).
first-helps-none = Aucun autre plan n’aide visiblement.
first-helps-unasked = Pas encore calculé : « drawdown marginal { $file } » dit ce que rapporte un véhicule, une escorte ou un jour de plus.
first-helps-unasked-told = Pas calculé : ce que rapporte un véhicule ou un jour de plus ne se calcule que depuis le début, sans ce qui a été dit depuis.
first-lever = { $lever } – { $days } j d’avance en moyenne.
first-levers = { $levers } – { $days } j d’avance en moyenne, chacun à lui seul.
first-decide-one = Rien : le scénario n’a que ce plan.
first-decide-left-out = Pas comparé : le scénario a aussi { $plans }, laissé de côté ici.
first-decide-left-out-told = Pas comparé : le scénario a aussi { $plans }, laissé de côté ici (--plan).
first-decide-none = Rien : le premier plan reste.
first-decide-fixed = « { $plan } » ne peut pas être adopté en cours de route : c’est au début ou jamais.
first-decide-unasked = Pas encore calculé : jusqu’à quand passer à « { $plan } » aide encore « { $deadline } » (« drawdown decide { $file } --switch { $key } »).
first-decide-unasked-told = S’il faut passer à « { $plan } » dès maintenant ; jusqu’à quand cela aide « { $deadline } » ne se calcule que depuis le début, sans ce qui a été dit depuis.
first-met = « { $deadline } » est atteinte au plus tard le { $p50 } dans la moitié des simulations, le { $p80 } dans 8 sur 10.
first-met-half = « { $deadline } » est atteinte au plus tard le { $p50 } dans la moitié des simulations ; le { $until }, moins de 8 sur 10 l’ont atteinte.
first-met-none = « { $deadline } » : au { $until }, moins de la moitié des simulations l’ont atteinte.
first-due = échéance { $date }
first-more = La même chose en phrases
choice = Plan « { $plan } », cas « { $case } »

## Matrix

glance-title = Cas et plans en bref

matrix-title = Chaque plan dans chaque cas
matrix-cases = Risque de manquer chaque échéance, par cas (plan « { $plan } »)
matrix-plans = Risque de manquer chaque échéance, par plan ({ $case })
matrix-deadline = Risque de manquer « { $deadline } »
matrix-column = Au { $due }
matrix-last = en dernier : { $site }
matrix-note = Part des simulations qui la manquent, avec son intervalle à 95 % ; < et > sont des bornes quand aucune ou toutes la manquent.
points-note = Points de pourcentage : l’écart entre deux probabilités est arrondi après soustraction ; il peut donc différer de 1 de celui des deux probabilités arrondies.
matrix-bands = Teintes et mots de vraisemblance (ICD 203)

## Curves

curves-title = Quand chaque échéance est tenue
curves-caption = Part des simulations qui ont atteint le but de chaque échéance, par date
curves-part = { $deadline } : manquée dans { $chance }
curves-due = Échéance : { $date }
curves-point = { $share } le { $date }
curves-line = part des simulations qui l’ont atteinte
curves-dot = P50, P80, P90
curves-says = « { $deadline } », échéance le { $due } : atteinte le { $p50 } dans la moitié des simulations, le { $p80 } dans 8 sur 10, le { $p90 } dans 9 sur 10 ; pas encore le { $until } dans { $share }.
curves-dates = Dates auxquelles chaque échéance est atteinte
curves-never = Non atteinte
curves-by = au { $until }
undisturbed-late = Sans encombre, la date vient plus tard que dans la moitié des simulations : { $deadlines }. Les aléas peuvent aussi déclencher des ordres qui avancent la fin (moins d’évacué, d’autres moyens), que rien ne déclenche si rien ne va mal ; et toutes les estimations à leur médiane ne font pas la médiane des simulations.
curves-note = P80 est la date à laquelle 8 simulations sur 10 l’ont atteinte. Une date après > se situe au-delà de ce qui a été simulé. Pour une partie qui doit tenir des sites, la courbe montre quand elle les tient tous pour la première fois ; elle peut les perdre avant l’échéance.

## Schedule

schedule-title = Quand chaque site ferme
schedule-caption = Départ de la dernière équipe de chaque site
schedule-finding = { $camps ->
    [one] { $site } : évacué le { $p50 } dans la simulation médiane, le { $p90 } dans 9 sur 10
   *[other] { $site } est évacué en dernier : le { $p50 } dans la simulation médiane, le { $p90 } dans 9 sur 10
}
schedule-finding-half = { $camps ->
    [one] { $site } : évacué le { $p50 } dans la simulation médiane, mais pas encore le { $until } dans plus de 1 sur 10
   *[other] { $site } est évacué en dernier : le { $p50 } dans la simulation médiane, pas encore le { $until } dans plus de 1 sur 10
}
schedule-finding-none = { $site } n’est pas encore évacué le { $until } dans la moitié des simulations
schedule-band = de P10 à P90 : 8 simulations sur 10 s’y trouvent
schedule-dot = P50
schedule-planned = prévu
schedule-deadline = échéance
schedule-beyond = se poursuit après la fin de ce qui a été simulé
schedule-says = { $site } : P50 { $p50 } (P10 { $p10 }, P90 { $p90 }).
schedule-says-band = P10 { $from }, P50 { $middle }, P90 { $to }
schedule-says-planned = Prévu le { $date }
schedule-dates = Dates auxquelles chaque site est évacué
schedule-note = Dans l’ordre des P50. Une date après > se situe au-delà de ce qui a été simulé.

## Camps

camps-title = Site par site
camps-caption = Chaque site : ses dates, ce qui le retient et ce qui aiderait
camps-late = En retard
camps-lost = Temps perdu ici
camps-waits = Attend
camps-helps = Meilleur plan ici
camps-after = Remis
camps-transit = les trajets qui y passent
camps-cause = { $cause } { $days } j
camps-gain = { $plan } : { $days } j plus tôt
camps-after-share = dans { $share } des simulations
camps-after-gap = dans { $share } des simulations ; successeur { $days } j après la dernière équipe dans la simulation médiane
camps-note = En retard : la première date à laquelle une échéance demande quelque chose au site est manquée. Temps perdu : jours moyens par simulation dans le compte de l’échéance sur laquelle le site pèse le plus. Meilleur plan : jours gagnés sur le premier plan, simulation par simulation à tirages identiques.

## Map

map-title = La carte
map-note = Les symboles et les traits sont expliqués sous chaque carte. Frontières : Natural Earth au 1:50 000 000, pour l’orientation seulement ; elles ne préjugent pas de leur tracé. La même chose avec tous les chiffres pour logiciels de cartographie : briefing.geojson. Un site sans échéance porte la date à laquelle 8 simulations sur 10 l’ont évacué.
map-scheme = Le scénario donne les coordonnées de moins de deux sites : voici un schéma du réseau, où les sites reliés par une route sont voisins et où les longueurs ne signifient rien. Pour la même raison, il n’y a pas de briefing.geojson. Un site sans échéance porte la date à laquelle 8 simulations sur 10 l’ont évacué.
map-late = Où l’on est en retard et ce qui retient : la probabilité que chaque site manque sa première échéance, et la fréquence de chaque liaison sur la chaîne critique de « { $deadline } »
map-late-plain = Quand les sites sont évacués : la date à laquelle 8 simulations sur 10 y sont parvenues
map-held = Qui tient chaque site à la fin du { $date }
map-late-camps = En retard le plus souvent : { $camps }.
map-late-routes = Le plus souvent sur la chaîne critique : { $routes }.
map-late-none = Aucun site en retard visible, et aucune liaison ne se détache.
map-camp = { $site } : évacué le { $p50 } au plus tard dans la moitié des simulations, le { $p80 } dans 8 sur 10
map-camp-late = { $site } : en retard sur le { $due } dans { $chance } des simulations ; la moitié est prête le { $p50 } au plus tard, 8 sur 10 le { $p80 }
map-route = { $route } : sur la chaîne critique dans { $share } des simulations
map-closed = déjà fermé
map-off = hors carte
map-north = N
map-key-late = En retard :
map-key-route = Sur la chaîne critique :
map-key-held = Part des simulations, tenu par :
map-kind =
    { $kind ->
        [camp] site à fermer
        [hub] plateforme
        [super-camp] { -word-super-camp }
        [temporary-operating-base] base temporaire
        [town] ville
        [port] port
        [airfield] aérodrome
        [border-post] poste frontière
       *[home] { -word-home }
    }
map-mode =
    { $mode ->
        [road] route
        [air] air
        [river] fleuve
       *[sea] mer
    }
nobody = personne

## Replay

replay-title = Une simulation, jour par jour
replay-lead = Des simulations particulières du plan « { $plan } » ({ $case }) : une typique, et la pire pour « { $deadline } ».
replay-lead-one = Une simulation typique du plan « { $plan } » ({ $case }) pour « { $deadline } ».
replay-lead-typical = Dans la typique, { $site } est le dernier site, comme dans { $share } de toutes ; ses dates s’écartent en moyenne de { $days } j des dates médianes.
replay-lead-possible = Une simulation est un cours possible des événements, non une prévision.
replay-left-out = Du plan « { $plan } » ({ $case }), cette page ne contient pas de simulation pour « { $deadline } » : pour rester assez légère à envoyer, elle a celles de { $some } choix sur { $all }, d’abord chaque cas du premier plan et chaque plan dans le premier cas.
replay-no-run = Du plan « { $plan } » ({ $case }), il n’y a pas de simulation à montrer pour « { $deadline } » : les résultats n’en nomment aucune comme typique.
replay-typical = Simulation typique (n° { $run }) : « { $deadline } » { $reached }
replay-worst = Pire simulation (n° { $run }) : « { $deadline } » { $reached }
replay-reached = atteinte le { $date }
replay-unreached = non atteinte au { $date }
replay-again = Pour lire la simulation en entier, dans le dossier de ces résultats : { $command }
replay-told = Aucune simulation particulière n’est montrée : celles d’une mise à jour partent de ce qui a été dit et ne se rejouent qu’avec tout cela. runs.csv a les dates de chacune.
replay-run = Simulation
replay-play = Lecture
replay-pause = Pause
replay-speed = Vitesse
replay-days = { $days } j par seconde
replay-time = Temps
replay-events = Ce qui se passe ; cliquer sur un événement pour y aller
replay-description = La carte, avec les convois et les { -word-forces } en mouvement ; les événements sont racontés au-dessous.
replay-missed = manquée
replay-kept = tenue
replay-counts = Sur la route : { $road } · en vol : { $air } · retenus : { $held } · personnel parti : { $people } · sites évacués : { $camps } sur { $all }
replay-gates = Suspendu : { $gates }
replay-key-way = convoi en chemin
replay-key-flight = vol
replay-key-held = retenu ; sur un site, le nombre de ceux qui attendent
replay-key-force = { -word-force }, à la couleur de sa partie
replay-key-contest = accrochage
replay-key-left = site, rempli à mesure que ses convois sont chargés
replay-key-suspended = autorisation suspendue
replay-key-shut = fermée
replay-key-disputed = disputée
replay-road-suspended = { $route } : autorisation suspendue
replay-road-shut = { $route } : fermée
replay-road-disputed = { $route } : disputée
replay-mark-rain = { $what } : pluie, du { $from } au { $to }
replay-mark-suspended = { $what } : suspension, du { $from } au { $to }
replay-mark-shut = { $what } : fermeture, du { $from } au { $to }
replay-table = { $run } : les événements les plus importants
replay-moment = Jour { $day }, { $date }, { $time }
replay-when = Date
replay-what = Événement
replay-convoy = convoi { $number }
replay-flight = vol { $number }
replay-held = { $convoy } : retenu { $cause }
replay-way = { $convoy } : en chemin

## Ledger

ledger-title = Où passe le temps
ledger-caption = « { $deadline } » : jours moyens par simulation, par site
ledger-sum = Du { $as_of } à sa date (ou à la fin de ce qui a été simulé), une simulation dure { $total } en moyenne : { $work } où le travail avance et { $delay } de retard, dont { $inherited } venus d’autres sites.
ledger-sum-own = Du { $as_of } à sa date (ou à la fin de ce qui a été simulé), une simulation dure { $total } en moyenne : { $work } où le travail avance et { $delay } de retard.
ledger-all = Tous les sites
ledger-others = Autres sites
ledger-productive = travaux, trajets, vols
ledger-other = autres retards
ledger-primary = né sur le site
ledger-reactionary = venu d’un autre site
ledger-hatched = hachuré : venu d’un autre site
ledger-part = { $what } : { $days }
ledger-part-inherited = { $what }, d’un autre site : { $days }
ledger-says = La plus grande part du retard sur toutes les simulations, manquées ou non ({ $share }) : { $cause }, { $site } ({ $origin }).
ledger-causes = Principales causes de retard pour « { $deadline } » : ensemble { $share } du total
ledger-cause = Cause
ledger-felt = Ressenti au dernier site
ledger-site = Site
ledger-origin = Origine
ledger-days = Jours par simulation
ledger-share = Part du retard
ledger-note = Chaque heure, du début à la date où le dernier site l’atteint, est comptée une fois, sous un seul code : au site qui a été le dernier ou, quand ce qu’il attendait était retenu ailleurs, à celui pour lequel c’était retenu. Les barres des sites font donc la première. Moyennes de toutes les simulations, échéance manquée ou tenue.

## Handover

handover-title = Après le dernier départ
handover-caption = Qui arrive le premier après la dernière équipe
handover-finding-own = Après le départ de la dernière équipe, le successeur arrive le plus souvent en premier : dans { $share } des simulations
handover-finding-all = Le successeur arrive le plus souvent en premier sur les { $all } sites
handover-finding-other = Après le départ de la dernière équipe, le plus souvent en premier : { $who } ({ $share } des simulations)
handover-finding-some = Le successeur arrive le plus souvent en premier sur { $successor } des { $all } sites ; à { $site } : { $who } ({ $share })
handover-as-successor = { $name } (le successeur)
handover-successor = le successeur
handover-looters = des pillards
handover-nobody = personne
handover-gap = vide : P50 { $p50 }, P80 { $p80 }
handover-beyond = jusqu’à la fin
handover-says = { $site } : le plus souvent premier : { $who } ({ $share }) ; vide : P50 { $p50 }, P80 { $p80 }.
handover-endings = Situation au { $until }, en parts des simulations
handover-meant = Doit reprendre
handover-empty-for = durée vide
handover-handed-over = Remis
handover-handed-over-meaning = au successeur, nul autre avant
handover-retaken = Repris
handover-retaken-meaning = par le successeur, à un autre
handover-occupied = Occupé
handover-occupied-meaning = par un autre, jamais au successeur
handover-lost = Reperdu
handover-lost-meaning = par le successeur
handover-empty = Vide
handover-empty-meaning = sans occupant
handover-note = Parts des simulations où la dernière équipe part avant la fin. Un site est vide du départ de la dernière équipe jusqu’à ce que quelqu’un le tienne ; des pillards ne tiennent rien. « Jusqu’à la fin » : personne ne le tient avant la fin de ce qui a été simulé.

## People

people-title = Personnel arrivé
people-caption = Personnes au terme de leur voyage
people-finding = Au { $date }, { $share } des personnes sont arrivées dans la simulation médiane
people-all = total moyen : { $all }
people-all-between = total : { $all } en moyenne, { $low } à { $high } dans 8 simulations sur 10
people-says = Au { $date }, personnes arrivées dans la simulation médiane : { $p50 } sur environ { $all } ({ $p10 } à { $p90 } dans 8 sur 10).
people-day = { $date } : { $p50 } ({ $p10 }–{ $p90 })
people-pace = rythme régulier pour tous au { $date } : { $pace } par jour
people-ceiling = Plafond moyen de départs par jour, selon le scénario : { $pools }.
people-line = P50
people-band = de P10 à P90
people-note = Au terme de leur voyage : au pays, ou là où le scénario les conduit. Le rythme est un repère, non une partie du modèle.

## Equipment

equipment-title = Matériel
equipment-caption = Ce que deviennent les charges de tous les sites
equipment-finding = { $what } : ce qui n’est pas transporté ({ $share }) est plus que pour toute autre charge ; surtout : { $fate }
equipment-finding-one = { $what } : part non transportée { $share }, surtout : { $fate }
equipment-finding-all = Toutes les charges sont transportées
equipment-table = Quantités moyennes par propriétaire et unité
equipment-owner = Propriétaire
equipment-unit = Unité
equipment-amount = En tout
equipment-says = { $what } : { $all } ; { $fates }.
equipment-note = Moyennes par simulation. Chaque barre est tout ce qu’un propriétaire a d’une unité ; des unités différentes ne sont jamais additionnées.
equipment-table-units = Quantités moyennes par unité
equipment-note-units = Moyennes par simulation. Chaque barre est tout ce qu’il y a d’une unité ; des unités différentes ne sont jamais additionnées.
loads-in =
    { $unit ->
        [t] Fret (t)
        [teu] Conteneurs (EVP)
       *[vehicles] Véhicules
    }
fate =
    { $fate ->
        [moved] transporté
        [gifted] donné
        [sold] vendu
        [scrapped] mis au rebut
        [destroyed_in_place] détruit sur place
        [left] laissé
        [lost] perdu en route
        [in_camp] encore sur place
       *[under_way] encore en route
    }
unit =
    { $unit ->
        [t] t
        [teu] EVP
        [vehicles] véhicules
       *[people] personnes
    }
owner =
    { $owner ->
        [coe] Contingents (COE)
        [unoe] ONU (UNOE)
       *[national] National
    }

## Drivers

drivers-title = Ce que pèse chaque incertitude
drivers-quarters = Part des échéances manquées dans le quart des simulations où une hypothèse a ses plus basses valeurs, et dans le quart où elle a ses plus hautes. Seules celles dont l’effet se voit sont montrées ; les autres sont dans drivers.csv.
drivers-most = Ce qui compte le plus : « { $label } » ; « { $deadline } » est manquée dans { $low } des simulations pour le quart des valeurs les plus basses, dans { $high } pour le quart des plus hautes.
drivers-none = Aucune hypothèse, prise seule, ne fait visiblement varier le risque de manquer « { $deadline } ».
drivers-caption = Ce qui fait varier le risque de manquer « { $deadline } »
drivers-finding = « { $deadline } » dépend surtout de « { $label } » : manquée dans { $low } avec le quart le plus bas de ses valeurs, dans { $high } avec le plus haut
drivers-axis = Risque de la manquer : bleu (foncé), valeurs basses de l’hypothèse ; orange (clair), valeurs hautes
drivers-bar = { $label } Quart le plus bas : { $low } ; quart le plus haut : { $high }.
drivers-days = Chaque incertitude neutralisée tour à tour, à tirages identiques : plan « { $plan } », { $case }, { $runs } simulations chacune. Les gains ne s’additionnent pas.
drivers-days-caption = Jours gagnés sur « { $deadline } » sans cette incertitude ou cet événement
drivers-days-none = Rien de ce qui est neutralisé seul ne fait visiblement varier « { $deadline } », ni sa date ni le risque de la manquer.
drivers-driver = Incertitude ou événement
drivers-state = Hypothèse de calcul
drivers-state-off = supprimé
drivers-state-p50 = fixé à la médiane
drivers-p50 = Jours au P50
drivers-p80 = Jours au P80
drivers-earlier = plus tôt (+) ou plus tard (−)
drivers-between = P80, entre
drivers-missed = Alors manquée dans
drivers-difference = Variation de ce risque

## Sweep

sweep-title = Balayages
swept-played = Balayage de { $points } points, { $runs } simulations. Situation au { $from }, simulée jusqu’au { $until }.
swept-range = « { $deadline } » est manquée dans { $low } des simulations au mieux ({ $low_point }) et dans { $high } au pire ({ $high_point }).
swept-at = { $at } ; « { $plan } », { $case }
swept-number = point { $point }
swept-caption = Où chaque échéance est le moins et le plus manquée
swept-point = Point
swept-missed = Manquée
swept-set = Ce qui y est fixé
sweep-heading = Balayage « { $name } »
sweep-about = { $points } points, { $runs } simulations, à tirages identiques.
sweep-about-independent = { $points } points, { $runs } simulations, chaque point avec son propre hasard.
sweep-heat = Risque de manquer « { $deadline } » : { $down } (lignes) et { $across } (colonnes)
sweep-plan = plan « { $plan } »
sweep-days = jours
sweep-decides = Ce qui décide du risque de manquer « { $deadline } »
sweep-factor = Facteur
sweep-pawn_median = PAWN, de 0 à 1
sweep-sobol_first = Sobol’, premier ordre
sweep-sobol_total = Sobol’, total
sweep-morris_mu_star = Morris μ*
sweep-morris_sigma = Morris σ
sweep-rules = Règles trouvées sur les simulations de tous les points, avec des intervalles à 95 % qui comptent des tirages et des points entiers là où ils sont partagés (… : trop peu) :
sweep-rule = « { $deadline } » : { $rule }.

## Decisions

decisions-title = Jusqu’à quand on peut choisir
decisions-say-switch = Au plus tard le { $date }{ $between } : jusque-là, passer de « { $from } » à « { $plan } »{ $under } suffit encore pour tenir « { $deadline } » avec la probabilité visée de { $chance }. { $ends }
decisions-say-any-day = N’importe quel jour jusqu’au { $date }{ $between } : passer de « { $from } » à « { $plan } »{ $under } suffit pour tenir « { $deadline } » avec la probabilité visée de { $chance }. { $ends }
decisions-say-no-switch = Tout de suite : en passant dès maintenant de « { $from } » à « { $plan } »{ $under }, { $at_once } des simulations tiennent « { $deadline } », contre { $never } sans changer ; aucun jour examiné ne donne { $chance }.
decisions-say-no-day = Quel que soit le jour examiné, passer de « { $from } » à « { $plan } »{ $under } ne suffit pas pour tenir « { $deadline } » avec la probabilité visée de { $chance }. { $ends }
decisions-say-unseen = Rien pour l’instant : quel que soit le jour examiné, passer de « { $from } » à « { $plan } »{ $under } ne suffit pas pour tenir « { $deadline } » avec la probabilité visée de { $chance }, et les simulations ne montrent pas que cela aide : { $at_once } la tiennent en changeant tout de suite, { $never } sans changer.
decisions-say-vain = Rien : passer de « { $from } » à « { $plan } »{ $under } n’aide visiblement « { $deadline } » aucun jour. { $ends }
decisions-say-without = Pas de dernier jour : « { $deadline } » est tenue avec la probabilité visée de { $chance } même sans passer de « { $from } » à « { $plan } »{ $under }. { $ends }
decisions-say-untold = Aucun dernier jour ne peut être nommé : les simulations ne permettent pas de dire si « { $deadline } » est tenue avec la probabilité visée de { $chance } même sans passer de « { $from } » à « { $plan } »{ $under }. { $ends }
decisions-say-ends = En changeant tout de suite, elle est tenue dans { $at_once } des simulations ; sans changer, dans { $never }.
decisions-say-under = (cas « { $case } »)
decisions-part-without = { $deadline } : tient sans changer
decisions-part-untold = { $deadline } : tient peut-être sans changer
decisions-without = tient sans changer
decisions-untold = tient peut-être sans changer
decisions-part-vain = { $deadline } : ne jamais changer est le mieux
decisions-say-breakpoint = Avec le plan « { $plan } »{ $under }, « { $deadline } » n’est tenue avec la probabilité visée de { $chance } qu’ainsi : « { $factor } », { $holds }{ $between }.
decisions-say-uneven = La probabilité ne fait pas que baisser en chemin : d’autres choix peuvent donc aussi la tenir (voir plus loin).
decisions-between = (intervalle à 95 % : { $interval })
decisions-plan-case = { $plan } ({ $case })
decisions-under = Plan et cas
decisions-any-day = tous les jours examinés, le dernier le { $date }
decisions-everywhere = à toute valeur examinée (la dernière : { $value })
decisions-uneven = † La probabilité de tenir ne fait pas que baisser vers la moins bonne borne : elle croise plusieurs fois celle que l’on vise, ou remonte. La courbe entière est dans decision_curve.csv ou breakpoint_curve.csv.
decisions-switch-caption = Dernier jour pour changer de plan
decisions-switch-note = Dernier jour : celui dès le début duquel le changement tient encore l’échéance avec la probabilité visée.
decisions-from-to = de « { $from } » à « { $to } » ({ $case })
decisions-to = Changement
decisions-deadline = Échéance
decisions-wanted = Probabilité visée
decisions-latest = Dernier jour
decisions-no-day = aucun jour ne suffit
decisions-at-once = Tenue si l’on change tout de suite
decisions-never = Tenue si l’on ne change jamais
decisions-breakpoint-caption = Valeurs limites
decisions-breakpoint-note = L’échéance n’est tenue avec la probabilité visée que de ce côté de la valeur ; tout le reste est tiré au sort.
decisions-factor = Facteur
decisions-holds-at = Tenue
decisions-up-to = jusqu’à { $value }
decisions-from = à partir de { $value }
decisions-up-to-date = jusqu’au { $value }
decisions-from-date = à partir du { $value }
decisions-hump = seulement de { $low } à { $high }
decisions-hump-dates = seulement du { $low } au { $high }
decisions-nowhere = nulle part dans l’intervalle
decisions-met = Probabilité obtenue
decisions-lever-caption = Ce que rapporte chaque levier
decisions-lever-note = Jours gagnés en moyenne sur l’échéance, simulation par simulation ; seuls les leviers dont le gain se voit.
decisions-lever = Levier
decisions-gained = Jours gagnés
decisions-drawn-switch = Chance de tenir selon le jour du passage de « { $from } » à « { $to } » ({ $case })
decisions-drawn-factor = Chance de tenir selon « { $factor } », { $under }
decisions-part-by = { $deadline } : décider au plus tard le { $date }
decisions-part-any-day = { $deadline } : tous les jours examinés, jusqu’au { $date }
decisions-part-no-day = { $deadline } : aucun jour ne suffit
decisions-part-factor = { $deadline } : est tenue { $holds }
decisions-part-everywhere = { $deadline } : est tenue sur toute la plage
decisions-part-nowhere = { $deadline } : n’est tenue nulle part dans la plage
decisions-point = { $at } : tenue dans { $chance } des simulations
decisions-line = part des simulations qui la tiennent
decisions-dashes = la probabilité visée ; la date limite
decisions-dots = si l’on ne change jamais
decisions-wanted-at = voulue : { $chance }
decisions-never-at = jamais : { $chance }
decisions-last-day = dernier jour : { $date }

## Comparison

comparison-title = Deux variantes comparées
comparison-about = { $command } : { $runs } de chacun, simulation par simulation à tirages identiques.
comparison-about-unpaired = { $command } : { $runs } de chacun, chacun avec son propre hasard : rien n’est apparié.
comparison-caption = Chaque échéance dans A et dans B
comparison-missed-a = Manquée dans A
comparison-missed-b = Manquée dans B
comparison-difference = Écart
comparison-points = { $points } points (de { $low } à { $high })
comparison-verdict = Verdict
comparison-real = réel
comparison-not_shown = non démontré
comparison-p80-a = 8 sur 10 au, A
comparison-p80-b = 8 sur 10 au, B
comparison-gained = Jours gagnés, moyenne
comparison-inputs = Données qui diffèrent
comparison-path = Chemin
comparison-paths = { $path } et { $more } autres
comparison-more = { $rows } autres lignes sont dans inputs.csv.
comparison-a = A
comparison-b = B

## Register

register-title = Hypothèses
register-caption = Hypothèses avec le plan « { $plan } » ({ $case })
register-statement = Hypothèse
register-bears = Déterminante pour
register-bears-meaning = échéances dont elle fait visiblement varier le risque
register-bears-nothing = aucune visible
register-grade = Cotation
register-grade-meaning = fiabilité A–F, crédibilité 1–6
register-owner = Responsable
register-drawn = Valeurs tirées
register-drawn-meaning = du P10 au P90
register-signpost = Signal d’alerte

## Claims

claims-title = Revendications
claims-caption = Qui revendique quoi, et ce qui en dépend
claims-claim = Revendication
claims-site = Site
claims-says = Dit tenu par
claims-nobody = personne
claims-by = Par
claims-made = Date
claims-grade = Cotation
claims-grade-meaning = fiabilité A–F, crédibilité 1–6
claims-assessed = Chance qu’il en soit ainsi
claims-assessed-meaning = avec toutes les revendications sur le site
claims-hangs = Échéances qui en dépendent
claims-none = aucune visible
claims-settled = presque établi : peu de simulations où il en va autrement
claims-too-few = trop peu de simulations pour le dire
claims-note = Une échéance dépend d’une revendication si la part des simulations qui la manquent diffère selon que celle-ci est vraie ou fausse, plus que par hasard sur l’ensemble des revendications.

scores-title = La prévision face aux faits
scores-about = Évaluée par { $command }.
scores-caption = Ce qui était prévu, et ce qui est arrivé
scores-milestone = Jalon
scores-low = 80 % : du
scores-high = au
scores-was = Réel
scores-between = { $earliest } à { $latest }
scores-after = après { $day }
scores-within = Dedans
scores-within-inside = oui
scores-within-early = plus tôt
scores-within-late = plus tard
scores-within-not_known = inconnu
scores-days = Jours
scores-days-meaning = distance entre la prévision entière et le jour (score de probabilité ordonnée continue)
scores-chance = Probabilité du manquement
scores-missed = Manquée
scores-missed-1 = oui
scores-missed-0 = non
scores-note = Une prévision qui s’est vérifiée n’en est pas bonne pour autant, ni mauvaise celle qui ne l’a pas été : seul un grand nombre de missions le dit. Les autres prévisionnistes figurent dans scores.csv et scoreboard.csv.

## Method

method-title = Méthode et limites
method-how = Simulations : { $runs } ({ $replications } par plan et par cas, { $events } événements), par drawdown { $version }, graine { $seed }. Une simulation va d’événement en événement ; chaque tirage ne dépend que de la graine, du numéro de la simulation, de sa cause et de son nom : les plans comparés rencontrent le même hasard et se comparent simulation par simulation.
method-how-sweep = { $runs } simulations ({ $events } événements) en { $points } points par drawdown { $version }, graine { $seed }. Une simulation va d’événement en événement ; chaque tirage ne dépend que de la graine, du numéro de la simulation, de sa cause et de son nom.
method-intervals = Les intervalles contiennent à 95 % la vraie part de ce modèle (intervalle de Wilson) ; quand aucune ou toutes les n simulations le font, la borne est d’environ 3/n. Les mots de vraisemblance sont ceux de l’ICD 203 (2015), à côté du nombre. P50, P80 et P90 sont les dates auxquelles autant de simulations sur cent l’ont atteinte.
method-estimates =
    { $all ->
        [0] Le scénario ne nomme aucune hypothèse : tout y est pris tel quel.
        [one] Une hypothèse est une estimation.
       *[other] { $all } hypothèses sont des estimations (cotées A ou B : { $good } ; C : { $fair } ; de D à F : { $poor }).
    } Les durées, dates et parts calculées à partir d’elles sont exactes pour le modèle, non pour le monde.
method-limits = Limites, et ce qu’elles pourraient changer
method-edge = Les mots pour { $deadlines } pourraient être plus faibles ou plus forts : l’intervalle du risque touche un autre degré.
method-horizon = « { $deadline } » : { $unreached } simulations sur { $n } ne l’atteignent pas avant le { $until }, fin de ce qui est simulé. Elles comptent comme manquées ; les centiles au-delà de ce jour ne sont pas connus.
method-poor = { $assumption } est mal fondée ; si elle est fausse, le risque est faux aussi pour : { $deadlines }.
method-failed = { $failed } simulations ont échoué et ne comptent nulle part ; si c’est parce qu’elles tournaient mal, tous les risques sont sous-estimés.
method-older = Les réponses issues de résultats antérieurs, à côté de ceux-ci, sont laissées de côté : { $commands }. Les mêmes commandes les refont.
method-unaware = Les réponses à côté de ces résultats qui ne partent pas de ce qui a été dit sont laissées de côté : { $commands }.
method-model = Aucun intervalle ne couvre ce que le modèle laisse de côté. Il n’a pas été calé sur une opération passée : un classement de plans est mieux fondé qu’un risque isolé.
method-independent = Les hypothèses sont tirées indépendamment, sauf si l’une d’elles fixe plusieurs choses ; si les aléas se cumulent, les dates tardives (P80, P90) sont trop précoces.
method-forces = Ce que font les { -word-forces } suit les règles du fichier. Une partie qui agit autrement change qui tient un site le premier, et tout risque qui en dépend.
method-checklist = Ce que demandera un vérificateur
method-checklist-caption = Rubriques de STRESS-DES et pratiques du GAO pour le risque de calendrier
method-item = Rubrique
method-holds = Respecté
method-where = Comment, ou bien où
method-yes = oui
method-partly = en partie
method-no = non
method-item-purpose = But et résultats
method-where-purpose = échéances avec leur fondement ; dictionary.csv décrit chaque résultat
method-item-logic = Logique du modèle
method-where-logic = README et documentation du code
method-item-scenarios = Ce qui diffère entre les idées comparées
method-where-scenarios = plans et cas dans resolved.toml ; les comparaisons listent chaque donnée
method-item-data = Données et hypothèses avec leurs sources
method-where-data = le registre du dossier de la simulation, et assumptions.csv : responsable, cotation, signe d’alerte
method-item-start = Début et durée d’une simulation
method-where-start = de as_of à l’horizon ; pas de rodage : elle part de la situation donnée
method-item-estimation = Simulations et estimations
method-where-estimation = ci-dessus ; runs.csv contient chaque simulation
method-item-random = Nombres aléatoires
method-where-random = PCG64-DXSM, un flux par cause et par nom ; même graine, mêmes octets
method-item-machine = Machine et temps de calcul
method-where-machine = non notés : les résultats n’en dépendent pas
method-item-code = Accès au programme et au scénario
method-where-code = la commande en pied de page refait tout à partir du scénario
method-item-gao-drivers = Risques par cause, et non par seule activité
method-where-gao-drivers = un tirage fixe plusieurs choses ; événements à part des distributions
method-item-gao-merge = Biais de convergence
method-where-gao-merge = compté : le dernier de plusieurs sites décide, simulation par simulation
method-item-gao-correlation = Corrélation entre risques
method-where-gao-correlation = seulement par des causes, des règles et un réseau communs
method-item-gao-contingency = Marge réservée
method-where-gao-contingency = aucune n’est calculée ; le P80 moins l’échéance est ce qu’il faudrait
method-item-gao-history = Confronté au passé
method-where-gao-history = non : voir les limites ci-dessus
method-sources = Sources : Monks et al. 2019, STRESS (Journal of Simulation 13) ; GAO-16-89G, Schedule Assessment Guide ; ICD 203, 2015.

## Workbook

workbook-first = L’essentiel
workbook-as-of = Situation au { $date }
workbook-sheets = Feuilles
workbook-note = Une feuille par table de résultats, sous le nom du fichier CSV. Une note sur chaque titre dit ce que contient la colonne. Dates et heures sont celles de { $zone }.
workbook-left-out = Trop longues pour ce classeur ; les tables entières sont dans { $folder }

drift-title = De point en point
drift-lead = À la fin du { $as_of }, le risque de manquer « { $deadline } » est passé de { $was } ({ $before }) à { $is }.
drift-lead-moved = À la fin du { $as_of }, le risque de manquer « { $deadline } » est passé de { $was } ({ $before }) à { $is } ; le fait qui l’a le plus fait bouger est { $fact } ({ $points } points).
drift-done = Terminé : { $camps }.
drift-caption = Le risque de manquer chaque échéance, de point en point
drift-dot = un point de situation
drift-worth = Les simulations poursuivies sont tirées de ce qui en vaut { $worth } : un risque proche de la moitié peut s’écarter de { $points } points, plus que ne le dit son intervalle, qui en compte { $runs }.
drift-shut-to-the-end = Supposé, et cela décide de la prévision : ce qui est dit fermé ({ $what }) le reste jusqu’à la fin, le { $until } ; le scénario n’en donne pas la durée.
drift-dates = « { $deadline } » : la date à retenir est passée du { $was } au { $is }
drift-dates-same = « { $deadline } » : la date à retenir est restée le { $is }
drift-dates-now = « { $deadline } » : la date à retenir est maintenant le { $is } ; auparavant, elle n’était pas atteinte dans ce qui a été simulé
drift-dates-none = « { $deadline } » : 2 simulations sur 10 ou plus ne l’atteignent pas dans ce qui a été simulé
drift-band = de P50 à P80
drift-p50 = P50
drift-table = Les prévisions telles qu’elles ont été publiées
drift-report = Connu à la fin du
drift-chance = Risque de manquement
drift-moved = Cause
drift-moved-meaning = Cause : le fait survenu depuis le point précédent qui a le plus fait bouger le risque dans le sens où il a bougé, avec tout ce qu’il entraîne, et de combien de points ; rien s’il ne se distingue pas du hasard.
drift-note = Ce qui s’est passé jusqu’au dernier point fait partie de chaque simulation. Chaque fait et sa place parmi les simulations figurent dans facts.csv, ce qui est tiré une fois par simulation, avant et après, dans learned.csv. L’absence d’alerte ne rassure en rien : les simulations d’un modèle faux s’accordent avec la plupart des faits.
