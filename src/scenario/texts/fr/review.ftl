# Ce qui est dit d’un scénario qui se lit, mais ne peut pas se faire ou ne veut sans doute pas dire cela.

camp-has-nothing-lift-no-line = le site { $camp_name } n’a rien à enlever : aucun lot de personnes, de fret ou de véhicules
camp-has-nothing-lift-amount-every = le site { $camp_name } n’a rien à enlever : la quantité de chaque lot est 0
camp-least-one-line-amount = un lot au moins, avec une quantité
camp-add-table-such-camp-line = ajoutez une table comme [camp.{ $camp_name }.line.people] avec amount = "400 people" et to = "…", ou mettez status = "closed" s’il n’y reste rien
camp-accelerated-but-no-line-has = le site { $camp_name } est accéléré, mais aucun de ses lots n’a de parts à délester : rien n’est abandonné et rien ne va plus vite
camp-accelerated-camp-shed-shares-line = un site accéléré avec des parts `shed` sur un lot
camp-say-what-may-given-up = dites ce qui peut être abandonné, comme camp.{ $camp_name }.line.cargo.shed = {"{"} gifted = 0.3, destroyed_in_place = 0.1 {"}"}
camp-accelerated-only-from-when-deadline = le site { $camp_name } n’est accéléré qu’à partir du { $date }, quand son échéance du { $date_2 } est passée
camp-date-before-deadline = une date avant l’échéance
camp-accelerate-earlier-not-all = accélérez plus tôt, ou pas du tout
camp-succeed-but-stands-no-order = la force { $force } doit reprendre le site { $camp_name }, mais elle est à { $at } et aucun ordre ne l’y amène
camp-add-force-orders = ajoutez { $take_over } à force.{ $force }.orders
camp-succeed-but-no-order-brings = la partie { $side } doit reprendre le site { $camp_name }, mais aucun ordre n’y amène une de ses forces
camp-add-camp-successor-delay-d = ajoutez camp.{ $camp_name }.successor_delay = "2 d", ou { $take_over } aux ordres d’une force de la partie { $side }
camp-force-order-camp-name-words = une force avec un ordre pour le site, ou un nom en toutes lettres pour qui n’est pas modélisé
camp-comes-after-delay-if-had = la partie { $side } vient au site { $camp_name } après un délai, comme si elle n’avait pas de forces, et elle a { $force } dans le fichier : c’est le premier venu qui compte, et personne ne peut arrêter le délai
camp-sides-have-no-force-file = des parties sans force dans le fichier
camp-leave-out-add-do-take = retirez-le, et ajoutez {"{"} do = "take-over", site = "{ $camp_name }", after = "{ $camp_name }.vacated", pause = "…" {"}"} à force.{ $force }.orders
contest-hostile-may-meet-but-no = les forces { $force } et { $force_2 } sont hostiles et peuvent se rencontrer, mais aucune table ne dit comment se passe un contact entre leurs parties : elles se croisent sans plus
contest-contest-between-these-sides-all = une table [contest.…] entre ces parties, ou pour toutes
contest-add-table-such-contest-between = ajoutez une table comme [contest.{ $a }-{ $b }] avec between = ["{ $a }", "{ $b }"], lasts = "2 d" et odds = [{"{"} advance = 0.5, hold = 0.3, turn_back = 0.2 {"}"}]
contest-about-which-not-hostile = la table { $name } porte sur { $a } et { $b }, qui ne sont pas hostiles
contest-add-hostile-side-take-out = ajoutez hostile = ["{ $b }"] à [side.{ $a }], ou retirez-la
contest-never-used-has-no-force = la table { $name } ne sert jamais : la partie { $without } n’a pas de force
contest-add-force-side-take-out = ajoutez [force.…] avec side = "{ $without }", ou retirez-la
contest-never-used-no-two-forces = la table { $name } ne sert jamais : il n’y a pas deux forces de parties hostiles
contest-say-who-hostile-whom-side = dites qui est hostile à qui, comme [side.…] hostile = ["…"], ou retirez-la
contest-all-claims-does-not-hold = selon toutes les revendications, { $side } ne le tient pas
contest-holds = { $side } le tient
contest-nobody-holds = personne ne le tient
contest-always-starts = elle part toujours du site { $other }
contest-takes-part-no-run = elle ne prend part à aucune simulation
contest-stand-if-holds-but = la force { $name } doit être à { $at } si { $side } tient ce site, mais { $why } : { $follows }
contest-site-side-force-may-hold = un site que la partie de la force peut tenir
contest-write-site-controller-claims-about = écrivez site.{ $at }.controller = "{ $side }" ou des revendications sur { $at }, ou retirez presence
danger-attacks-per-km = { $kilometre } attaques par km
danger-attacks-per-hour = { $hour } attaques par heure
danger-never-ends = n’arrive jamais
danger-hardly-moves = n’avance guère
danger-makes-least-each-convoy-one = la menace { $threat } fait au moins { $rate } sur chaque convoi : sur 100 km, un convoi { $moves } sous les attaques
danger-most-one-attack-per-km = au plus une attaque par km, ou une par heure de marche
danger-check-unit-rate-usually-km = vérifiez l’unité : une fréquence se donne d’ordinaire pour 100 ou 1000 km, comme "0.4 per 100 km"
danger-makes-least-attacks-per-hour = la menace { $threat } fait au moins { $rate } attaques par heure sur chaque site qu’elle couvre : plus personne n’y travaille
danger-most-one-attack-per-hour = au plus une attaque par heure
danger-check-unit-rate-camps-usually = vérifiez l’unité : une fréquence sur des sites se donne d’ordinaire pour un mois, comme "2 per month"
danger-convoy-under-keeps-none-pace = sous la menace { $threat }, un convoi ne garde rien de son allure : il n’arrive jamais sur { $routes }
danger-more-than-up = plus de 0, jusqu’à 1
danger-write-what-march-keeps-pace = écrivez ce qu’une marche garde de son allure (0.6 pour une marche à 60 %) ; pour une interdiction de circuler, `alerts`
danger-pace-under-can-drawn-such = l’allure sous la menace { $threat } peut être tirée à 0 : dans ces simulations, les convois n’arrivent jamais sur { $routes }
danger-spread-stays-above = une distribution qui reste au-dessus de 0
danger-raise-lower-end-spread = relevez le bas de la distribution
danger-while-wet = par temps humide,
danger-some-runs-while-wet = dans certaines simulations, par temps humide,
danger-nothing-moves-road-river-not = { $when } rien ne bouge par route ni par fleuve{ $place }, pas même lentement
danger-roads-cut-more-roads-slow = 0 pour des routes coupées, davantage pour des routes lentes
danger-if-roads-only-slow-write = si les routes sont seulement lentes, écrivez ce qu’une marche garde de son allure, comme pace = 0.5
deadline-there-no-deadline-results-will = il n’y a pas d’échéance : les résultats diront quand les sites ferment, mais pas si c’est à temps
deadline-add-table-such-deadline-all = ajoutez une table comme [deadline.all-out] avec all = "all-camps", milestone = "vacated" et due = { $date }
deadline-was-due-before-scenario-begins = l’échéance { $deadline } était au { $due }, avant le début du scénario, le { $as_of }
deadline-due-as-scenario-begins = l’échéance { $deadline } tombe à l’instant où le scénario commence, le { $as_of } : rien ne peut être fait d’ici là
deadline-due-but-nothing-played-after = l’échéance { $deadline } est au { $due }, mais rien n’est simulé après le { $until }
deadline-date-from = une date du { $date } au { $date_2 }
deadline-correct-date-move-scenario-scenario = corrigez la date, ou déplacez scenario.as_of ou scenario.until
deadline-no-step-closure-marks-handover = aucune étape de la fermeture { $closure } ne marque la remise, donc le site { $name } n’y arrive jamais
deadline-who-succeed-nothing-says-when = rien ne dit quand vient { $successor }, qui doit reprendre le site { $name }
deadline-add-camp-successor-delay-name = ajoutez camp.{ $name }.successor_delay, ou nommez une force qui a un ordre de reprise
deadline-nobody-meant-take-over = personne ne doit reprendre le site { $name }
deadline-add-camp-successor-camp-successor = ajoutez camp.{ $name }.successor et camp.{ $name }.successor_delay, ou choisissez un autre jalon
deadline-lifted-vacated-closed-which-every = lifted, vacated ou closed, que toute fermeture atteint
deadline-write-closure-step-has-marks = écrivez une table [closure.…] avec une étape qui a marks = "handover" et nommez-la dans camp.{ $camp }.closure (lift-only, celle qui est intégrée, n’en a pas), ou choisissez un autre jalon
deadline-add-marks-handover-step-closure = ajoutez marks = "handover" à une étape de [closure.{ $closure }], ou choisissez un autre jalon
deadline-begins-earliest-but-due = le site { $name } commence au plus tôt le { $begins }, mais l’échéance { $deadline } est au { $due }
deadline-date-well-before = une date bien avant le { $due }
deadline-begin-earlier-take-camp-off = commencez plus tôt, ou retirez le site de l’échéance
deadline-without-any-limit = à n’importe quelle date
deadline-late = jusqu’au { $date }
deadline-may-begin-but-due = le site { $name } peut commencer { $begins }, mais l’échéance { $deadline } est au { $due }
deadline-any-spread-what-lies-after = toute distribution ; ce qui vient après l’échéance est une échéance manquée
deadline-check-upper-end-spread = vérifiez le haut de la distribution
deadline-what-sends-there = ce qu’envoie le site { $name } n’est arrivé
deadline-only-after-where-scenario-ends = { $said } qu’après le { $until }, où finit le scénario
deadline-no-date-within-scenario = aucune date du scénario
deadline-not-before-too-late = { $said } que le { $date } au plus tôt, { $late } trop tard
deadline-date-from-2 = une date à partir du { $day }
deadline-too-late-well =  ; trop tard aussi pour { $others }
deadline-due-cannot-met-even-if = l’échéance { $deadline } (au { $date }) ne peut pas être tenue même si rien ne va mal : { $when }{ $others }
deadline-best = { $allowed } ; au mieux, { $worst }
deadline-due-leaves-little-chance-best = l’échéance { $deadline } (au { $date }) laisse peu de marge : au mieux, { $said } que le { $date_2 }, avec { $span } de marge sur { $span_2 }
deadline-any-date-best = toute date ; au mieux, { $worst }
deadline-begin-earlier-move-date = commencez plus tôt, ou déplacez la date
deadline-move-date = { $remedy }, ou déplacez la date
deadline-goes-beyond-horizon = { $what } dépasse l’horizon
deadline-lasts-until = { $what } dure jusqu’au { $date }
deadline-planned-after-deadline = le site { $name } est prévu pour le { $date }, après son échéance { $missed } ({ $date_2 })
deadline-date-up = une date jusqu’au { $date }
deadline-correct-date-slip-measured-against = corrigez la date ; le glissement est mesuré par rapport à elle
deadline-planned-before-scenario-begins-can = le site { $name } est prévu pour le { $day }, avant le début du scénario, le { $as_of } : il ne peut que glisser
deadline-planned-as-scenario-begins = le site { $name } est prévu pour l’instant où le scénario commence, le { $as_of } : il ne peut que glisser
deadline-date-from-3 = une date à partir du { $as_of }
deadline-correct-date-move-scenario = corrigez la date, ou déplacez scenario.as_of
earliest-waiting-begin = l’attente du début au site { $site }
earliest-begin-earlier-camp-starts = commencez plus tôt (camp.{ $site }.starts)
earliest-step = l’étape { $step }
earliest-shorten-closure-step = raccourcissez closure.{ $closure }.step.{ $step }.{ $key }
earliest-packing-day-h = l’emballage de { $amount } à raison de { $amount_2 } par jour de 24 h
earliest-pack-faster-closure-step-rate = emballez plus vite (closure.{ $closure }.step.{ $step }.rate) ou ayez moins à emballer
earliest-coming = la venue de la relève ({ $name })
earliest-shorten-camp-successor-delay = raccourcissez camp.{ $site }.successor_delay
earliest-orders = les ordres de la force { $force }
earliest-let-force-come-earlier = faites venir plus tôt force.{ $force }
earliest-coming-2 = la venue de la partie { $side }
escalation-step-measures-float-pace-which = la mesure { $step } se règle sur la marge ou l’allure du site { $name }, qui n’a ni échéance sur un jalon ou une arrivée, ni date prévue
escalation-give-camp-planned-deadline-all = donnez camp.{ $name }.planned, ou une échéance avec { $name } dans all
escalation-set-off-before-anything-left = la mesure { $step } est déclenchée avant tout départ : { $what }
escalation-lead = { $by } avant deadline.{ $deadline } ({ $due })
escalation-lead-from-first-look = { $lead }, c’est dès le premier examen, et la fermeture de { $name } commence au plus tôt le { $begins }
escalation-lead-from = { $lead }, c’est dès le { $holds }, et la fermeture de { $name } commence au plus tôt le { $begins }
escalation-give-shorter-lead = donnez un `by` plus court, de moins de { $longest }
escalation-give-other-deadline = donnez une autre échéance, ou un autre déclencheur
escalation-undisturbed-float = selon les estimations mêmes du scénario, sans encombre, le site { $name } est évacué le { $date }, ce qui lui laisse au départ une marge de { $float }
escalation-give-smaller-float = donnez un float_below de moins de { $float }, ou revoyez charges, allures et moyens
escalation-no-undisturbed-float = selon les estimations mêmes du scénario, sans encombre, le site { $name } n’est pas évacué avant l’horizon, ce qui lui laisse au départ une marge de { $float } au plus
escalation-negative = -{ $length }
estimate-scenario-own-estimates-nothing-way = selon les estimations mêmes du scénario, sans encombre, le site { $name } est évacué { $planned }, alors que c’est prévu pour le { $date }
estimate-deadline-missed = l’échéance { $name } est manquée
estimate-what-deadline-asks-has-come = ce que demande l’échéance { $name } arrive { $due }, alors qu’elle est au { $date }
estimate-scenario-own-estimates-nothing-way-2 = selon les estimations mêmes du scénario, sans encombre, { $misses }
estimate-look-again-loads-paces-means = revoyez charges, allures, moyens et débuts, ou la date : la prévision y ajoute ce qui va mal
estimate-later = le { $date }, { $span } plus tard
estimate-not-before-horizon = après l’horizon
force-rule-sends-no-road-joins = la règle { $rule } envoie { $force } à { $name }, et aucune route ne relie ce site à { $at }, d’où part { $force }
force-sites-roads-join-forces-march = des sites reliés par des routes ; les forces vont par route
force-add-missing-leg-route-ends = ajoutez le tronçon qui manque, comme [route.{ $at }-{ $name }] avec ends = ["{ $at }", "{ $name }"]
force-order-goes-from-no-road = l’ordre { $number } de la force { $force } va du site { $from } au site { $to_name }, et aucune route ne les relie : { $at }
force-add-missing-leg-route-ends-2 = ajoutez le tronçon qui manque, comme [route.{ $a }-{ $b }] avec ends = ["{ $a }", "{ $b }"]
force-order = l’ordre { $number } de la force { $force }
force-waits-what-itself-bring-about = { $names } attend ce qu’il doit lui-même amener
force-waits-which-waits-first-none = { $names } attend { $chain }, qui attend le premier : aucun n’est jamais exécuté
force-after-what-happens-without-order = un `after` sur ce qui arrive sans l’ordre lui-même
force-take-one-after-out-change = retirez un `after`, ou changez l’ordre des ordres
gate-refuses-every-request-every-one = l’autorité { $gate } refuse toute demande, et toute demande qui la suit : rien ne passe jamais sur { $covered }
gate-less-than = moins de 1
gate-lower-refusal-if-ban-ends = baissez refusal ; si l’interdiction finit un jour, écrivez-la comme gate.{ $gate }.suspensions = [{"{"} from = …, until = … {"}"}]
gate-chance-refusal-can-drawn-such = la probabilité de refus de l’autorité { $gate } peut être tirée à 1 : dans ces simulations, rien ne passe jamais sur { $covered }
gate-spread-stays-below = une distribution qui reste au-dessous de 1
gate-lower-upper-end-spread = baissez le haut de la distribution
handling-this-rate-no-ever-handled = à cette cadence, aucune charge en { $kind } n’est jamais manutentionnée
handling-rate-above-zero-teu-h = une cadence supérieure à zéro, comme "10 teu/h"
handling-give-rate-leave-key-out = donnez la cadence, ou retirez la clé si la manutention ne prend pas de temps
handling-there-no-rate-handled-no = il n’y a pas de cadence pour les { $kind }, donc { $camp }.{ $line } est manutentionné sans délai
handling-rate-each-kind-load-pool = une cadence pour chaque sorte de charge que le parc porte, ou une durée pour le convoi
handling-make-list-rate-such = faites-en une liste, avec une cadence comme "{ $example }"
journey-this-last-party-cannot-leave = cette dernière équipe ne peut pas partir ensemble : elle compte { $party }, et le plus grand convoi du parc { $name } prend { $taken } ; certains tiennent la place jusqu’au retour des véhicules
journey-up = jusqu’à { $taken }
journey-give-pool-more-vehicles-larger = donnez à pool.{ $name } plus de véhicules ou un plus grand convoi, ou dites parts = true s’ils peuvent partir en plusieurs fois
journey-nothing-joins = rien ne relie { $from } et { $to } par { $by } : { $leg }
journey-site-reaches-from = un site atteint par { $by } depuis { $from }
journey-add-missing-leg-route-ends = ajoutez le tronçon qui manque, comme [route.{ $a }-{ $b }] avec ends = ["{ $a }", "{ $b }"] et mode = "{ $mode }", ou faites passer la charge ailleurs
journey-come-from-home-load = venir de son port d’attache à la charge
journey-take-load = emmener la charge
journey-cannot-nothing-joins = { $pool } ne peut pas { $doing } : rien ne relie { $a } et { $b } par { $mode } ({ $b_2 })
journey-pools-whose-home-load-destination = des parcs dont le port d’attache, la charge et la destination sont reliés par leur mode
journey-move-pool-home-add-route = déplacez pool.{ $pool }.home, ajoutez une voie par { $mode } comme { $near } – { $far }, ou nommez un autre parc dans `by`
journey-nothing-gets-from = rien ne passe du site { $from } au site { $to } : { $reasons }
journey-way-open-some-time-between = un chemin ouvert à un moment entre le { $date } et le { $date_2 }
journey-end-closure-suspension-alert-before = finissez la fermeture, la suspension ou l’alerte avant l’horizon, ou ajoutez un autre chemin
journey-shut-throughout = la voie { $name } est fermée tout du long par { $culprit }
journey-closed-throughout = la voie { $name } est fermée tout du long
journey-escort-groups =
    { $count ->
        [one] { $count } groupe d’escorte
       *[other] { $count } groupes d’escorte
    }
journey-every-way-takes-convoy-no = tout chemin { $trip } demande { $groups } par convoi, et aucune escorte ne sert { $pool } : il ne part jamais
journey-pool-escort-pool-serves = un parc servi par une escorte
journey-add-serves-escort-pool-lower = ajoutez "{ $pool }" au `serves` d’une escorte, ou baissez `escorts` sur les voies
journey-every-way-takes-convoy = tout chemin { $trip } demande { $groups } par convoi
journey-one-vehicles-most-smallest-convoy = { $way }, un pour { $each } véhicules au plus, et le plus petit convoi du parc { $pool } en a { $min_convoy }
journey-least = au moins { $needed }
journey-has-none-can-start = { $trip }, et l’escorte { $escort } en a { $high } : aucun ne peut partir
journey-raise-count-what-one-group = augmentez count, ou ce que couvre un groupe
journey-raise-count-lower-escorts-routes = augmentez count, ou baissez `escorts` sur les voies
journey-may-have-few-such-runs = { $trip }, et l’escorte { $escort } peut n’en avoir que { $low } : dans ces simulations, rien ne passe par là
journey-spread-begins-more = une distribution qui commence à { $needed } ou plus
journey-raise-lower-end-count = relevez le bas de count
journey-permission-smallest-convoy-none-can = une autorisation de l’autorité { $gate } vaut pour { $most }, et le plus petit convoi du parc { $pool } en compte { $least } : aucun ne peut passer
journey-raise-lower-first-number-pool = augmentez-la, ou baissez le premier nombre de pool.{ $pool }.convoy
journey-least-2 = au moins { $least }
journey-lift-asked-only-when-ready = l’enlèvement n’est demandé que quand { $lot } sont prêts, mais le plus grand convoi du parc { $largest } porte { $carried } : le premier attend la charge de { $convoys }
journey-up-2 = jusqu’à { $carried }
journey-lower-lot-leave-key-out = baissez lot, ou retirez la clé
journey-has-place-no-none-ever =
    le site { $site } n’a de place pour aucun { $what ->
        [aircraft] aéronef
       *[convoy] convoi
    } : aucun n’y est jamais traité
journey-write-how-many-can-handled = écrivez combien peuvent être traités à la fois, ou retirez la clé
name-shown =
    { $names } s’affichent { $all ->
        [both] tous deux
       *[all] tous
    } comme « { $shown } »{ $only ->
        [English] {" "}en anglais
        [French] {" "}en français
       *[both] {""}
    }
name-give-each-name-own-results = donnez à chacun un nom à lui : dans les résultats, personne ne peut les distinguer
outage-gate-suspended = l’autorité { $gate } est suspendue
outage-route-closed = la voie { $route } est fermée
outage-nothing-says-how-long-stays = { $what } et rien ne dit pour combien de temps : cela dure jusqu’à la fin du scénario, le { $last }, et décide de ce qui doit y passer
outage-say-how-long-lasts-until = dites combien de temps cela dure (`until`, ou `for` dans une règle), de préférence comme distribution, comme {"{"} triangular = ["5 d", "20 d", "60 d"] {"}"} ; ou ajoutez une règle qui y met fin ; ou, si cela doit durer, une date après la fin du scénario
outage-stretch-time-ends-but-begins = la période{ $which } finit le { $date } mais ne commence que le { $date_2 }
outage-until-after-from = `until` après `from`
outage-swap-two-dates-correct-year = échangez les deux dates, ou corrigez l’année
outage-outage-returns-every-h-lasts = l’interruption{ $which } revient toutes les 0 h et dure 0 h, sans fin
outage-every-lasts-which-least-one = `every` et `lasts`, dont un au moins prend du temps
outage-write-how-often-comes-how = écrivez combien de fois elle vient et combien elle dure, comme {"{"} every = "9 d", lasts = "36 h" {"}"}, ou retirez-la
outage-dry-wet-spells-both-last = les périodes sèches et humides durent toutes 0 h, si bien que la météo change sans fin
outage-spells-which-least-one-kind = des périodes dont une sorte au moins prend du temps
outage-write-how-long-spells-last = écrivez combien durent les périodes, comme dry = {"{"} exponential = "10 d" {"}"}
outage-no-slot-within-hours-route = aucun créneau ne tombe dans les heures de { $route } : personne n’y part jamais
outage-slots-within-hours-route = des créneaux dans les heures de la voie
outage-move-slots-widen-hours = déplacez les créneaux, ou élargissez les heures du calendrier de la voie
outage-this-calendar-not-open-minute = ce calendrier n’est pas ouvert une minute entre le { $date } et le { $date_2 }
outage-open-hours-within-time-played = des heures ouvertes pendant le temps simulé
outage-open-some-these-days-shorten = ouvrez quelques-uns de ces jours : raccourcissez `closed`, complétez `days`, ou déplacez scenario.until
own-only-carries-from-vehicles-gone = seul { $pool } porte { $camp }.{ $line } depuis { $from }, et ses véhicules sont partis quand la dernière équipe a quitté { $owner } : ce qui y vient après y reste
own-pool-without-leaves-what-does = un parc sans leaves_with pour ce qui ne quitte pas ce site
own-add-another-pool-take-pool = ajoutez un autre parc à `by`, ou retirez pool.{ $pool }.leaves_with
passage-no-may-enter-any-day = aucune charge en { $kind } ne peut entrer, quel que soit le jour
passage-more-than-nothing = plus que rien
passage-write-how-much-may-enter = écrivez combien peut entrer par jour, ou utilisez closures ou bars pour tout écarter
passage-has-no-limits-lie-ways =
    la clé { $key } manque à { $pool }, et { $routes ->
        [one] une limite
       *[other] des limites
    } { $what ->
        [weight] de poids
       *[class] de classe
    } { $routes ->
        [one] se trouve sur { $routes } de ses voies
       *[other] se trouvent sur { $routes } de ses voies
    } ({ $routes_2 }) : il passe quel que soit { $what ->
        [weight] son poids
       *[class] sa classe
    }
passage-every-pool-may-come-over = { $key } pour tout parc qui peut venir sur une route avec une telle limite
passage-add-pool-keep-out-bars = ajoutez { $key } = { $example } à pool.{ $pool }, ou écartez-le par bars_pools
passage-cannot-take-from = { $pool } ne peut pas emmener { $line } du site { $a } au site { $b } : { $place } { $why }
passage-pools-have-way-which-lets = des parcs qui ont un chemin qui les laisse passer à un moment avant l’horizon
passage-end-raise-limit-add-another = finissez ou relevez la limite, ajoutez un autre chemin, ou nommez des parcs de véhicules plus légers dans `by`
passage-lets-t-pass-most-vehicles = laisse passer { $most } t au plus, et ses véhicules pèsent { $weight } t
passage-lets-class-pass-most-vehicles = laisse passer la classe { $most } au plus, et ses véhicules sont de classe { $class }
passage-bars = l’écarte
place-coordinates-cannot-right = les coordonnées du site { $name } ne peuvent pas être justes : { $routes }
place-latitude-first-then-longitude = la latitude d’abord, puis la longitude
place-exchange-two-then-every-route = échangez les deux, at = [{ $swapped }, { $swapped_2 }] : alors toute voie vers { $name } est assez longue
place-least-straight-line-great-circle = au moins la ligne droite (le grand cercle) entre ses deux bouts
place-correct-length-coordinates-one-end = corrigez la longueur, ou les coordonnées d’un bout : la latitude vient d’abord
place-km-long-but-lie-km = la voie { $route } a { $route_2 } km, mais { $from } et { $to } sont à { $apart } km l’un de l’autre en ligne droite
collecting-no-load = le parc { $pool } doit emmener en passant ce qui est prêt à { $site }, et n’en porte rien
collecting-let-pool-carry = nommez { $pool } dans le by de ce que { $site } évacue, ou retirez { $site } de la liste
collecting-not-on-way = le parc { $pool } doit emmener en passant ce qui est prêt à { $site }, et aucun chemin le plus rapide de ses colonnes chargées ne passe par { $site } vers l’endroit où va quelque chose de { $site }
collecting-name-site-on-way = nommez un lieu sur le chemin, donnez la même destination aux chargements, ou retirez { $site } de la liste
collecting-stop-too-short = un convoi du parc { $pool } s’arrête à { $site } pendant { $wait } au plus, et le chargement y prend au moins { $takes }
collecting-lengthen-stop = augmentez pool.{ $pool }.collect_wait
collecting-never-meet = les convois du parc { $pool } doivent se joindre à ceux du parc { $other }, et il n’y a aucun lieu pour cela : ils ne nomment aucun point de jonction commun, et aucun ne ramasse là où est la base de l’autre
collecting-name-same-junction = donnez le même joins aux parcs { $pool } et { $other }, ou faites ramasser l’un là où est la base de l’autre
pool-count-can-come = { $path }.count peut atteindre { $most }
pool-most = { $limit } au plus
pool-lower-count-assumption-gives-multiplies = baissez count, ou l’hypothèse qui le donne ou le multiplie
pool-has-no-vehicles-all = le parc { $pool } n’a aucun véhicule
pool-give-vehicles-take-pool-out = donnez-lui des véhicules, ou retirez le parc du fichier
pool-has-smallest-convoy-takes-none = le parc { $pool } a { $count } et son plus petit convoi en demande { $smallest }, donc aucun ne peut partir
pool-raise-count-lower-pool-convoy = augmentez count, ou baissez pool.{ $pool }.convoy
pool-may-have-few-while-smallest = le parc { $pool } peut n’avoir que { $count } alors que son plus petit convoi en demande { $smallest } : dans ces simulations, rien ne part avec lui
pool-raise-lower-end-count-lower = relevez le bas de count, ou baissez le premier nombre de pool.{ $pool }.convoy
pool-hired-one-way-has-most = le parc { $pool } est loué pour l’aller et a { $count } au plus, et ce que lui seul porte en remplit { $wanted } : le reste ne bouge pas
pool-least = au moins { $wanted }
pool-hire-more-say-one-way = louez-en plus, ou dites one_way = false s’ils reviennent
pool-convoy-takes-pass-never-open = un convoi du parc { $pool } avec { $count } met { $span } à passer, et la voie { $route } n’est jamais ouverte plus longtemps que { $span_2 } : sa queue est encore dehors quand les heures finissent
pool-convoy-passes-within-hours-roads = un convoi qui passe pendant les heures de ses routes
pool-lower-most-vehicles-convoy-look = baissez le maximum de véhicules d’un convoi, ou revoyez density et gaps
pool-no-sortie-may-start-any = aucune sortie du parc { $pool } ne peut partir, quel que soit le jour
pool-least-2 = au moins 1
pool-write-how-many-may-start = écrivez combien peuvent partir par jour, ou retirez la clé s’il n’y a pas de limite
pool-none-ever-gets-anywhere = aucun n’arrive jamais nulle part
pool-convoy-hardly-moves-repairs = à force de réparations, un convoi n’avance guère
pool-vehicle-breaks-down-least-times = un véhicule du parc { $pool } tombe en panne au moins { $rate } fois en 100 km : { $then }
pool-most-one-breakdown-vehicle-km = au plus une panne d’un véhicule en 10 km
pool-check-unit-rate-usually-km = vérifiez l’unité : une fréquence se donne d’ordinaire pour 1000 km, comme "0.5 per 1000 km"
pool-may-carry-nothing-any-day = le parc { $pool } ne peut rien porter, quel que soit le jour
pool-write-how-much-may-start = écrivez combien peut partir par jour, ou retirez la clé s’il n’y a pas de limite
pool-most-start-day-but-single = au plus { $amount } du parc { $pool } partent par jour, mais un seul véhicule porte { $amount_2 } : chaque véhicule part en partie vide, et le travail d’un jour est un véhicule
pool-more-one-full-vehicle = { $amount } ou plus pour un véhicule plein
pool-raise-quota-check-meant-day = augmentez le quota, ou vérifiez qu’il vaut pour un jour et non pour une heure
precedence-who-succeed = { $successor }, qui doit reprendre le site { $name }, { $why }
precedence-comes-long-after-last-party = vient tant de temps après le départ de la dernière équipe, et ne peut donc pas être prêt avant
precedence-nobody-meant-take-over-nobody = personne ne doit reprendre le site { $name }, donc personne n’y est prêt
precedence-no-force-file-could-stand = n’est pas une force du fichier qui pourrait y être
precedence-no-order-brings-force-none = aucun ordre n’amène de force ({ $side }) au site { $name }, donc aucune n’y est prête
precedence-successor-force-order-camp-side = un successeur qui est une force avec un ordre pour le site, ou une partie qui en a une
precedence-give-force-order-do-take = donnez à une force l’ordre {"{"} do = "take-over", site = "{ $name }" {"}"} et nommez-la comme successeur, ou retirez "successor"
precedence-take-one-them-out-camp = retirez l’un d’eux, comme par camp.{ $hub }.waits_for_transit = false
precedence-take-one-them-out = retirez l’un d’eux
precedence-camps-wait-one-another = des sites s’attendent les uns les autres : { $said }
precedence-order-camps-which-each-waits = un ordre des sites où chacun n’attend que ceux d’avant
precedence-only-when =
    le site { $name } { $does ->
        [begins] ne commence
       *[vacated] n’est évacué
    } que quand le site { $other } est { $milestone ->
        [lifted] enlevé
        [handover] remis
        [vacated] évacué
        [taken_over] repris
       *[closed] fermé
    }
precedence-vacated-only-when-what-sends = le site { $name } n’est évacué que quand ce que le site { $other } envoie par là est passé
precedence-vacated-only-when-successor-there =
    le site { $name } n’est évacué que quand son successeur est là, qui ne vient que quand le site { $other } est { $milestone ->
        [lifted] enlevé
        [handover] remis
        [vacated] évacué
        [taken_over] repris
       *[closed] fermé
    }
recovery-vehicles-never-break-down = les véhicules du parc { $pool } ne tombent jamais en panne
recovery-add-breakdowns-per-km-take = ajoutez breakdowns = "… per 1000 km", ou retirez recovery
recovery-never-comes-before-can-always = on n’en vient jamais à « { $means } » : avant cela, « { $means_2 } » est toujours possible
recovery-give-entry-before-chance-below = donnez à l’entrée d’avant une probabilité inférieure à 1, ou changez leur ordre
recovery-vehicle-tow-nothing-pace-left = avec un véhicule en remorque, il ne reste rien de l’allure : le convoi n’arrive jamais
recovery-write-what-march-keeps-pace = écrivez ce qu’une marche garde de son allure, comme pace = 0.6
rule-sets-itself-off = la règle { $own } se déclenche elle-même aussitôt, encore et encore : le temps s’arrête
rule-sets-off-others = la règle { $first } déclenche { $chain }, qui déclenche { $first }, le tout au même instant et sans fin : le temps s’arrête
rule-sets-off-next = { $chain }, qui déclenche { $next }
rule-rules-set-one-another-off = des règles qui se déclenchent l’une l’autre avec du temps entre elles, ou un nombre de fois
rule-add-after-h-rest-h = ajoutez after = "1 h" ou rest = "1 h" à rule.{ $first }, ou donnez-lui un nombre comme at_most, par exemple at_most = 1
rule-rule-fire-never-can =
    la règle { $rule } doit se déclencher { $holds ->
        [no] au plus tôt
       *[yes] avant
    } le { $date }, et ne le peut jamais
rule-correct-date-take-this-condition = corrigez la date, ou retirez cette condition
rule-rule-asks-what-another-condition = la règle { $rule } demande ce qu’une autre de ses conditions exclut
rule-conditions-hold-same-moment-all = des conditions qui valent au même moment : il les faut toutes
rule-take-one-two-out-write = retirez l’une des deux, ou écrivez une règle pour chacune
rule-rule-waits-date-but-nothing = la règle { $rule } attend une date, mais rien n’est simulé après le { $until }
rule-date-from = une date du { $first } au { $until }
rule-correct-date-move-scenario-until = corrigez la date, ou déplacez scenario.until
rule-what-happens-site-does-not = ce qui arrive à un site n’arrive pas sur une voie
rule-lies-not = { $site } est dans { $own }, et non dans { $asked }
rule-lies-not-2 = { $name } est dans { $own }, et non dans { $asked }
rule-side-not = { $force } est de la partie { $own }, et non de la partie { $asked }
rule-this-never-happens = { $problem } : cela n’arrive jamais
rule-keys-can-true-same-event = des clés qui peuvent être vraies du même événement
rule-take-one-two-out = retirez l’une des deux
rule-rule-resumes-which-nothing-suspends = la règle { $rule } rétablit { $gate }, que rien ne suspend
rule-add-gate-suspensions-from-until = ajoutez gate.{ $gate }.suspensions = [{"{"} from = …, until = … {"}"}], ou une règle avec {"{"} suspend = "{ $gate }" {"}"}, ou retirez ceci
rule-rule-opens-which-nothing-closes = la règle { $rule } ouvre { $route }, que rien ne ferme
rule-add-route-closures-from-until = ajoutez route.{ $route }.closures = [{"{"} from = …, until = … {"}"}], ou une règle avec {"{"} close = "{ $route }" {"}"}, ou retirez ceci
rule-rule-accelerates-but-no-line = la règle { $rule } accélère le site { $name }, mais aucun de ses lots n’a de parts à délester : rien n’est abandonné et rien ne va plus vite
rule-say-what-may-given-up = dites ce qui peut être abandonné, comme camp.{ $name }.line.cargo.shed = {"{"} gifted = 0.3, destroyed_in_place = 0.1 {"}"}
share-can-from = peut aller de { $low } à { $high }
share-has-no-upper-limit = n’a pas de limite supérieure
share-has-no-lower-limit = n’a pas de limite inférieure
share-use-distribution-stays-within-triangular = prenez une distribution qui reste entre 0 et 1, comme {"{"} triangular = [0.1, 0.2, 0.4] {"}"}
share-multiplied-lessen-value-itself-what = multiplié par { $factors } : réduisez la valeur elle-même ou ce qui la multiplie
share-share-chance = { $path } { $reach }, et c’est une part ou une probabilité
share-to-or-to = de 0 à 1 (ou de 0 % à 100 %)
share-come = totalisent
share-can-come = peuvent totaliser
share-shares = les parts du lot { $line } { $verb } { $percent } : { $parts }
share-shares-add-up-most-what = des parts qui totalisent 100 % au plus ; ce qui reste est déplacé
share-take-away-all = retirez { $percent } en tout
unused-nothing-depends-sets-no-path = rien ne dépend de l’hypothèse { $name } : elle ne fixe aucun chemin, n’en multiplie aucun, et aucune valeur n’y renvoie
unused-sets-scales-paths-assumption-place = `sets` ou `scales` avec des chemins, ou {"{"} assumption = "…" {"}"} à la place d’une valeur
unused-say-what-changes-sets-gate = dites ce qu’elle change, comme sets = ["gate.north.lead_time"], ou écrivez la valeur elle-même comme {"{"} assumption = "{ $name }" {"}"}
unused-no-line-carried = aucun lot n’est porté par le parc { $pool }
unused-name-line-can-carry-reach = nommez-le dans le `by` d’un lot qu’il peut porter et atteindre, ou retirez-le
unused-no-convoy-ever-needs-no = aucun convoi n’a jamais besoin de l’escorte { $escort } : aucune voie de ses parcs n’en demande
unused-write-escorts-routes-need-one = écrivez escorts = 1 sur les voies qui en demandent, ou retirez l’escorte
unused-nothing-can-ever-move-no = rien ne peut jamais passer sur la voie { $route } : aucun parc ni aucune force qui va par { $mode } n’a à la fois un départ et un but qu’elle relie
unused-check-ends-mode-take-out = vérifiez ses bouts et son mode, ou retirez-la
unused-nobody-ever-asks-nothing-can = personne ne demande jamais rien à l’autorité { $gate } : rien ne peut passer sur les voies qu’elle couvre
unused-cover-routes-used-take-gate = couvrez des voies utilisées, ou retirez l’autorité
unused-no-site-no-route-lies = ni site ni voie ne se trouve dans la région { $region }
unused-write-region-sites-routes-lie = écrivez region = "…" sur les sites et les voies qui s’y trouvent, ou retirez-la
unused-nothing-happens-no-route-ends = rien n’arrive au site { $site } et aucune voie n’y finit
unused-join-route-take-out = reliez-le par une voie, ou retirez-le
unused-no-camp-closed = aucun site n’est fermé selon { $closure }
unused-write-closure-camp-take-out = écrivez closure = "…" sur un site, ou retirez-la
unused-this-step-packs-no-camp = cette étape emballe en { $kind }, et aucun site fermé selon elle n’a de lot en { $kind }
unused-give-rate-unit-lines-pack = donnez à rate l’unité des lots à emballer, ou retirez l’étape
way-no-route-ends = aucune voie par { $by } ne finit à { $site }
way-joined-only = par { $by }, { $site } n’est relié qu’à { $joined }
work-last-party = la dernière équipe
work-lift = l’enlèvement
work-step-begins-when-done-but = l’étape { $step } commence quand { $lift } du site { $camp_name } est chose faite, mais { $lift } attend { $line } jusqu’à ce que cette étape ait emballé : ni l’un ni l’autre n’est jamais fait
work-packing-before-lift-beside = un emballage avant l’enlèvement ou en parallèle
work-take-lift-last-party-out = retirez l’enlèvement et la dernière équipe de ce qui précède { $step }
work-alone-least = {" "}(seule, { $span } au moins)
work-step-done-people-left-camp = l’étape { $step } est faite par les personnes qui restent sur le site, mais aucun lot du site { $camp_name } ne compte de personnes : il n’y a personne pour la faire
work-work-people-only-where-line = un travail de personnes là seulement où un lot compte des personnes
work-add-table-camp-line-people = ajoutez une table [camp.{ $camp_name }.line.people] avec une quantité en people, ou donnez à l’étape une `duration` (ou une cadence qui n’est pas par personne)
work-step-begins-when-everybody-has = l’étape { $step } commence quand tout le monde a quitté { $camp_name } : il ne reste personne pour la faire, elle avance donc à l’allure d’une personne{ $alone }
work-work-after-lift-only-people = du travail après l’enlèvement seulement par ceux qui partent avec la dernière équipe
work-keep-some-people-end-second = gardez quelques personnes jusqu’à la fin : un second lot de personnes à { $camp_name } avec release = "last" ; ou donnez à l’étape une `duration`
work-step-runs-beside-lift-people = l’étape { $step } court en parallèle de l’enlèvement du site { $camp_name }, et ses gens peuvent être tous partis avant qu’elle soit finie : elle avance alors à l’allure d’une personne{ $alone }
work-work-beside-lift-if-somebody = du travail en parallèle de l’enlèvement si quelqu’un reste jusqu’à la fin
work-give-line-people-release-last = donnez à un lot de personnes du site { $camp_name } release = "last", ou faites attendre l’enlèvement jusqu’à cette étape (after = ["{ $step }"])
lift-journey-from = le trajet du site { $site } au site { $to }
lift-load-sooner-let-travel-faster = chargez plus tôt, ou faites voyager plus vite
lift-no-pool-carries = aucun parc ne porte de charge en { $kind }
lift-last-convoy = le dernier convoi du parc { $pool } au site { $site }
lift-lifting-from = l’enlèvement de { $whole } du site { $site }
lift-first-loaded = , le premier chargé le { $date },
lift-lifting-from-2 = l’enlèvement de { $whole } du site { $site } en { $rounds }{ $first }
lift-most-day = , au plus { $amount } par jour
lift-once =
    { $rounds } { $rounds ->
        [one] rotation
       *[other] rotations
    } du parc { $pool } ({ $at_once } à la fois{ $quota })
lift-give-more-lift-more-pools = donnez à { $site } plus de moyens d’enlèvement ({ $pools }, ou d’autres parcs), ou déplacez moins
unreachable-can-never-fire = la règle { $rule } ne peut jamais se déclencher : { $why }
unreachable-order-never-carried-out = l’ordre { $number } de la force { $force } n’est jamais exécuté : { $why }
unreachable-here-site = ici, site = { $sites }
unreachable-this-file = dans ce fichier, on = { $occasions }
unreachable-no-this-file = pas de { $key } = "…" dans ce fichier
unreachable-this-file-2 = dans ce fichier, { $key } = { $names }
unreachable-share-more-less-than = une part de 0 ou plus et inférieure à 1
unreachable-refusal =
    la probabilité de refus { $gate ->
        [any_thing] de toute autorité
       *[other] de l’autorité { $gate }
    } est 0
unreachable-write-refusal-gate = écrivez refusal = 0.1 à l’autorité
unreachable-add-suspensions-every-lasts-gate = ajoutez suspensions = [{"{"} every = "…", lasts = "…" {"}"}] à l’autorité, ou une règle avec {"{"} suspend = "…" {"}"}
unreachable-nothing-suspends =
    rien ne suspend { $gate ->
        [any_thing] aucune autorité
       *[other] l’autorité { $gate }
    }
unreachable-add-closures-every-lasts-route = ajoutez closures = [{"{"} every = "…", lasts = "…" {"}"}] à la voie, ou une règle avec {"{"} close = "…" {"}"}
unreachable-nothing-closes =
    rien ne ferme { $route ->
        [any_thing] aucune voie de cette sorte
       *[other] la voie { $route }
    }
unreachable-add-alerts-every-lasts-threat = ajoutez alerts = [{"{"} every = "…", lasts = "…" {"}"}] à la menace, ou une règle avec {"{"} alert = "…" {"}"}
unreachable-there-no-alert-under =
    il n’y a pas d’alerte sous { $threat ->
        [any_thing] aucune menace
       *[other] la menace { $threat }
    }
unreachable-let-rule-wait-something-happens = que cette règle attende ce qui arrive, comme {"{"} on = "vacated", site = "…" {"}"}
unreachable-nothing-sets-off =
    rien ne déclenche { $rule ->
        [any_thing] aucune règle
       *[other] la règle { $rule }
    }
unreachable-no-step-closure-marks-handover =
    aucune étape de la fermeture { $site ->
        [any_thing] d’aucun site
       *[other] du site { $site }
    } ne marque la remise
unreachable-add-marks-handover-step-closure = ajoutez marks = "handover" à une étape de sa table [closure.…]
unreachable-nobody-meant-take-over-nothing =
    personne ne doit reprendre { $site ->
        [any_thing] aucun site
       *[other] le site { $site }
    }, ou rien ne dit quand il vient
unreachable-add-camp-successor-camp-successor = ajoutez camp.{ $site }.successor et camp.{ $site }.successor_delay
unreachable-no-camp-still-closed =
    { $site ->
        [any_thing] aucun site n’est
       *[other] le site { $site } n’est pas
    } un site qui reste à fermer
unreachable-name-camp-another-site-write = nommez un site à fermer ; pour un autre, écrivez on = "taken" ou "emptied"
unreachable-no-looters-come =
    aucun pillard ne vient { $site ->
        [any_thing] à aucun site
       *[other] au site { $site }
    }
unreachable-add-looters-d-camp = ajoutez looters = "3 d" au site
unreachable-never-goes-over-accelerated-mode =
    { $site ->
        [any_thing] aucun site
       *[other] le site { $site }
    } ne passe jamais au mode accéléré
unreachable-write-mode-accelerated-camp-rule = écrivez mode = "accelerated" au site, ou une règle avec {"{"} accelerate = "…" {"}"}
unreachable-no-camp-still-closed-no =
    { $site ->
        [any_thing] aucun site n’est
       *[other] le site { $site } n’est pas
    } un site qui reste à fermer, et aucune force ne se retire
unreachable-name-camp-give-force-order = nommez un site à fermer, ou donnez à une force un ordre de retrait
unreachable-name-camp-still-closed = nommez un site qui reste à fermer
unreachable-write-camp-attacks-per-month = écrivez camp_attacks = "2 per month" à une menace qui couvre le site
unreachable-attacks-convoys =
    { $threat ->
        [any_thing] aucune menace
       *[other] la menace { $threat }
    } n’attaque jamais de convoi sur { $route ->
        [any_thing] aucune voie
       *[other] la voie { $route }
    }
unreachable-attacks-camp =
    { $threat ->
        [any_thing] aucune menace
       *[other] la menace { $threat }
    } n’attaque jamais { $site ->
        [any_thing] aucun site
       *[other] le site { $site }
    }
unreachable-write-attacks-per-km-threat = écrivez attacks = "0.4 per 100 km" à une menace qui couvre la voie
unreachable-no-attack-no-breakdown-costs = ni attaque ni panne ne coûte de véhicule
unreachable-write-loss-threat-attacks-write = écrivez loss = 0.1 à une menace qui attaque, ou write_off = 0.1 à un parc qui tombe en panne
unreachable-no-force = aucune force
unreachable-force-never = la force { $force }
unreachable-side-never = la partie { $side }
unreachable-comes-take =
    { $who } ne vient jamais prendre { $site ->
        [any_thing] aucun site
       *[other] le site { $site }
    }
unreachable-give-force-order-take-over = donnez à une force un ordre de reprise, ou nommez sa partie comme successeur avec un délai ou comme rival du site
unreachable-has-order-march = { $who } n’a jamais d’ordre de marche
unreachable-add-order-such-do-move = ajoutez un ordre comme {"{"} do = "move", site = "…" {"}"} à une force dont il s’agit
unreachable-has-order-leads =
    { $who } n’a jamais d’ordre qui mène { $site ->
        [any_thing] à un site
       *[other] au site { $site }
    }
unreachable-meets-hostile-one-contests-way = { $who } ne rencontre jamais à { $site } une force hostile qui lui dispute le passage : aucun ordre ne mène l’une là où l’autre peut être
unreachable-name-site-where-they-may = nommez un site où elles peuvent se rencontrer, ou retirez le site
unreachable-meets-hostile-one-contests-way-2 = { $who } ne rencontre jamais une force hostile qui lui dispute le passage
unreachable-say-who-hostile-whom-side = dites qui est hostile à qui dans [side.…], donnez à une force posture = "contest" et des ordres de marche, et ajoutez une table [contest.…] pour leurs parties
unreachable-has-no-force-could-stand = la partie { $side } n’a pas de force qui pourrait être à { $name }
unreachable-add-force-side-ask-held = ajoutez une table [force.…] avec side = "{ $side }", ou demandez held_by
unreachable-there-never-more-than-all = il ne reste jamais plus que toute sa charge au site { $name }
unreachable-write-share-below-left-above = écrivez une part inférieure à 1, comme left_above = 0.5
deadline-camp-is =
    le site { $name } n’est { $milestone ->
        [lifted] enlevé
        [handover] remis
        [vacated] évacué
        [taken_over] repris
       *[closed] fermé
    }
precedence-nobody = personne
force-waits-for-next = { $chain }, qui attend { $next }
share-is = vaut { $low }
share-part = { $to } { $share }
danger-in-regions = {" "}dans { $regions }
outage-number = {" "}numéro { $number }
