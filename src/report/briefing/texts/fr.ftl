# Les phrases d’un dossier, en français. Nombres, dates et noms arrivent tels qu’ils seront lus.

plan = Plan
case = Cas
after = après le { $date }
contents = Sommaire
theme = Clair ou sombre
print = Imprimer
filter = Filtrer les lignes
choose = Montré ci-dessous
skip = Aller à l’essentiel

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
        [late_release] une libération tardive
        [handover] l’attente du successeur
        [contest] les accrochages en chemin
        [packing] l’emballage à l’arrêt
        [inspection] l’attente de l’inspection
        [work] les travaux
        [loading] le chargement
        [march] la marche
        [unloading] le déchargement
       *[flight] les vols
    }

played =
    Situation au { $from }, jouée jusqu’au { $until } : { $runs } réplications de { $plans ->
        [one] un plan
       *[other] { $plans } plans
    } dans { $cases ->
        [one] un cas
       *[other] { $cases } cas
    }.
source = drawdown { $version }, scénario { $scenario } (résolu : { $digest }), graine { $seed }. Pour refaire : { $command }

## Bottom line

bottom-title = L’essentiel
bottom-no-deadline = Le scénario n’a pas d’échéance ; les dates de fermeture des sites sont plus bas.
bottom-missed = Dans la situation du { $as_of } ({ $case }) et avec le plan « { $plan } » : { $clauses }.
bottom-clause =
    « { $deadline } » { $band ->
        [almost-no-chance] n’a presque aucune chance d’être manquée
        [very-unlikely] a très peu de chances d’être manquée
        [unlikely] a peu de chances d’être manquée
        [roughly-even-chance] a environ une chance sur deux d’être manquée
        [likely] sera probablement manquée
        [very-likely] sera très probablement manquée
        [almost-certain] sera presque certainement manquée
       *[none] n’a pas été jouée
    } ({ $chance })
bottom-dates = « { $deadline } » est atteinte au { $p50 } dans la simulation médiane et au { $p80 } dans 8 sur 10.
bottom-no-dates = « { $deadline } » est une limite de durée, non une date.
bottom-reason = Quand elle est manquée, ce qui coûte le plus de temps est { $cause } ({ $share } du retard), et le dernier site est le plus souvent { $site } ({ $site_share }).
bottom-change = Qu’est-ce qui changerait « { $deadline } » ?
bottom-cases = Parmi les hypothèses, « { $case } » aide le plus (manquée dans { $chance }) et « { $worse } » nuit le plus ({ $worst }).
bottom-better-case = Parmi les hypothèses, « { $case } » aide le plus (manquée dans { $chance }).
bottom-worse-case = Aucun cas n’aide ; « { $case } » nuit le plus (manquée dans { $chance }).
bottom-no-case = Aucun des cas ne fait de différence visible.
bottom-plan = Le plan « { $plan } » réduit le risque de { $points } points ({ $low } à { $high }) à sort égal.
bottom-no-plan = Aucun autre plan ne réduit visiblement le risque.
bottom-floor = Même la meilleure des { $count } combinaisons jouées (« { $plan } », { $case }) la manque dans { $chance }.

## Matrix

matrix-title = Chaque plan dans chaque cas
matrix-cases = Risque de manquer chaque échéance, par cas (plan « { $plan } »)
matrix-plans = Risque de manquer chaque échéance, par plan ({ $case })
matrix-all = Risque de manquer chaque échéance
matrix-column = Au { $due }
matrix-note = Part des simulations qui la manquent, avec son intervalle à 95 % ; < et > sont des bornes quand aucune ou toutes la manquent. Teinte : les sept degrés de vraisemblance de l’ICD 203.

## Curves

curves-title = Quand chaque échéance est tenue

## Schedule

schedule-title = Quand chaque camp ferme

## Map

map-title = La carte
map-note = Les symboles et les traits sont expliqués sous chaque carte. Frontières : Natural Earth au 1:50 000 000, pour l’orientation seulement ; elles n’affirment rien de leur tracé. La même chose avec tous les chiffres pour logiciels de cartographie : briefing.geojson. Un camp sans échéance porte la date à laquelle 8 simulations sur 10 l’ont évacué.
map-scheme = Le scénario ne donne pas de coordonnées : voici un schéma du réseau, où les sites reliés par une route sont voisins et où les longueurs ne signifient rien. Sans coordonnées, il n’y a pas de briefing.geojson. Un camp sans échéance porte la date à laquelle 8 simulations sur 10 l’ont évacué.
map-late = Où l’on est en retard et ce qui retient : la probabilité que chaque camp manque sa première échéance, et la fréquence de chaque liaison sur la chaîne critique de « { $deadline } »
map-late-plain = Quand les camps sont évacués : la date à laquelle 8 simulations sur 10 y sont parvenues
map-held = Qui tient chaque site à la fin du { $date }
map-late-camps = En retard le plus souvent : { $camps }.
map-late-routes = Le plus souvent sur la chaîne critique : { $routes }.
map-late-none = Aucun camp n’est en retard dans aucune simulation, et aucune liaison ne décide d’une date.
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
        [camp] camp
        [hub] plateforme
        [super-camp] super-camp
        [temporary-operating-base] base temporaire
        [town] ville
        [port] port
        [airfield] aérodrome
        [border-post] poste frontière
       *[home] pays d’origine
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
replay-lead = Des simulations particulières du plan « { $plan } » ({ $case }) : celle qui se trouve au milieu de toutes par sa date pour « { $deadline } », et la pire. Une simulation est un cours possible des événements, non une prévision.
replay-typical = Simulation typique (n° { $run }) : « { $deadline } » { $reached }
replay-worst = Pire simulation (n° { $run }) : « { $deadline } » { $reached }
replay-reached = atteinte le { $date }
replay-unreached = non atteinte au { $date }
replay-again = Pour lire une simulation en entier : { $command }
replay-run = Simulation
replay-play = Lecture
replay-pause = Pause
replay-speed = Vitesse
replay-days = { $days } j par seconde
replay-time = Temps
replay-events = Ce qui se passe ; presser un événement pour y aller
replay-description = La carte, avec les convois et les forces en mouvement ; les événements sont racontés au-dessous.
replay-missed = manquée
replay-kept = tenue
replay-counts = Sur la route : { $road } · en vol : { $air } · retenus : { $held } · personnel parti : { $people } · camps évacués : { $camps } sur { $all }
replay-gates = Suspendu : { $gates }
replay-key-way = convoi en chemin
replay-key-flight = vol
replay-key-held = retenu ; sur un site, le nombre de ceux qui attendent
replay-key-force = force, à la couleur de sa partie
replay-key-contest = accrochage
replay-table = { $run } : les événements les plus importants
replay-when = Quand
replay-what = Quoi
replay-convoy = convoi { $number }
replay-flight = vol { $number }
replay-held = { $convoy } : retenu { $cause }
replay-way = { $convoy } : en chemin

## Ledger

ledger-title = Où passe le temps

## Handover

handover-title = Après le dernier départ

## People

people-title = Personnel parti

## Equipment

equipment-title = Matériel

## Drivers

drivers-title = Ce que pèse chaque incertitude

## Sweep

sweep-title = Sur beaucoup d’hypothèses

## Decisions

decisions-title = Jusqu’à quand on peut choisir

## Comparison

comparison-title = Deux idées comparées

## Register

register-title = Hypothèses

## Claims

claims-title = Revendications

## Method

method-title = Méthode et limites
