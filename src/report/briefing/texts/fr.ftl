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
deadline = Échéance
due = Terme
flag = { $name } · { $date }
camp = Camp
planned = Prévu
slip = Écart (jours)
slip-meaning = P50 moins prévu
days = { $days } jours
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
curves-caption = Part des simulations qui ont atteint le but de chaque échéance, par date
curves-part = { $deadline } : manquée dans { $chance }
curves-due = Terme : { $date }
curves-point = { $share } au { $date }
curves-line = part des simulations qui l’ont atteinte
curves-dot = P50, P80, P90
curves-says = « { $deadline } », terme { $due } : atteinte au { $p50 } dans la moitié des simulations, au { $p80 } dans 8 sur 10, au { $p90 } dans 9 sur 10 ; pas encore au { $until } dans { $share }.
curves-dates = Dates auxquelles chaque échéance est atteinte
curves-never = Non atteinte
curves-by = au { $until }
curves-note = P80 est la date à laquelle 8 simulations sur 10 l’ont atteinte. Une date après > se situe au-delà de ce qui a été joué. Pour une partie qui doit tenir des sites, la courbe montre quand elle les tient tous pour la première fois ; elle peut les perdre avant le terme.

## Schedule

schedule-title = Quand chaque camp ferme
schedule-caption = Départ du dernier échelon de chaque camp
schedule-band = de P10 à P90 : 8 simulations sur 10 s’y trouvent
schedule-dot = P50
schedule-planned = prévu
schedule-deadline = échéance
schedule-beyond = se poursuit après la fin de ce qui a été joué
schedule-says = { $site } : P50 { $p50 } (P10 { $p10 }, P90 { $p90 }).
schedule-says-band = P10 { $from }, P50 { $middle }, P90 { $to }
schedule-says-planned = Prévu le { $date }
schedule-dates = Dates auxquelles chaque camp est évacué
schedule-note = Dans l’ordre des P50. Une date après > se situe au-delà de ce qui a été joué.

## Map

map-title = La carte

## Replay

replay-title = Une simulation, jour par jour

## Ledger

ledger-title = Où passe le temps
ledger-caption = « { $deadline } » : jours moyens par simulation, selon le dernier site
ledger-sum = Du { $as_of } à sa date (ou à la fin de ce qui a été joué), une simulation dure { $total } en moyenne : { $work } où le travail avance et { $delay } de retard, dont { $inherited } venus d’autres sites.
ledger-sum-own = Du { $as_of } à sa date (ou à la fin de ce qui a été joué), une simulation dure { $total } en moyenne : { $work } où le travail avance et { $delay } de retard.
ledger-all = Tous les sites
ledger-others = Autres sites
ledger-productive = travaux, trajets, vols
ledger-other = autres retards
ledger-primary = né sur le site
ledger-reactionary = venu d’un autre site
ledger-hatched = hachuré : venu d’un autre site
ledger-part = { $what } : { $days }
ledger-part-inherited = { $what }, d’un autre site : { $days }
ledger-says = Le plus gros du retard ({ $share }) : { $cause }, { $site } ({ $origin }).
ledger-causes = Principales causes de retard : ensemble { $share } du total
ledger-cause = Cause
ledger-site = Dernier site
ledger-origin = Origine
ledger-days = Jours par simulation
ledger-share = Part du retard
ledger-note = Chaque heure, du début à la date où le dernier site l’atteint, est comptée une fois : au site qui a été le dernier, sous un seul code. Les barres des sites font donc la première. Moyennes de toutes les simulations, échéance manquée ou tenue.

## Handover

handover-title = Après le dernier départ
handover-caption = Qui arrive le premier après le dernier échelon
handover-successor = le successeur
handover-looters = des pillards
handover-nobody = personne
handover-gap = vide : P50 { $p50 }, P80 { $p80 }
handover-beyond = jusqu’à la fin
handover-says = { $site } : le plus souvent premier : { $who } ({ $share }) ; il reste vide { $p50 } (P50), { $p80 } (P80).
handover-endings = Situation au { $until }, en parts des simulations
handover-meant = Doit reprendre
handover-empty-for = vide pendant
handover-handed-over = Remis
handover-handed-over-meaning = au successeur, nul autre avant
handover-retaken = Repris
handover-retaken-meaning = par le successeur, à un autre
handover-occupied = Occupé
handover-occupied-meaning = par un autre, jamais au successeur
handover-lost = Reperdu
handover-lost-meaning = par le successeur
handover-empty = Vide
handover-empty-meaning = à personne
handover-note = Parts des simulations où le dernier échelon part avant la fin. Un camp est vide du départ du dernier échelon jusqu’à ce que quelqu’un le tienne ; des pillards ne tiennent rien. « Jusqu’à la fin » : personne ne le tient avant la fin de ce qui a été joué.

## People

people-title = Personnel parti
people-caption = Personnes au terme de leur voyage
people-all = total : { $all }
people-says = Au { $date } : { $p50 } personnes parties sur environ { $all } dans la simulation médiane ({ $p10 } à { $p90 } dans 8 sur 10).
people-day = { $date } : { $p50 } ({ $p10 }–{ $p90 })
people-pace = rythme régulier pour tous au { $date } : { $pace } par jour
people-ceiling = Plafond de départs par jour, selon le scénario : { $pools }.
people-line = P50
people-band = de P10 à P90
people-note = Au terme de leur voyage : au pays, ou là où le scénario les conduit. Le rythme est un repère, non une partie du modèle.

## Equipment

equipment-title = Matériel
equipment-caption = Ce que deviennent les charges de tous les camps
equipment-table = Quantités moyennes par propriétaire et unité
equipment-owner = Propriétaire
equipment-unit = Unité
equipment-amount = En tout
equipment-says = { $what } : { $all } ; { $fates }.
equipment-note = Moyennes par simulation. Chaque barre est tout ce qu’un propriétaire a d’une unité ; des unités différentes ne sont jamais additionnées.
fate =
    { $fate ->
        [moved] transporté
        [gifted] donné
        [sold] vendu
        [scrapped] mis au rebut
        [destroyed_in_place] détruit sur place
        [left] laissé
        [lost] perdu en route
        [in_camp] encore au camp
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
