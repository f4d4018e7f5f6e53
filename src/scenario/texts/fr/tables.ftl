# Ce qui est dit de tables : points de situation, relevés, listes de sites.

record-cannot-read = { $name } ne peut pas être lu : { $why }
record-record-cannot-read = le relevé ne peut pas être lu : { $problem }
record-record-has-no-rows = le relevé n’a aucune ligne
record-write-row-each-milestone-which = écrivez une ligne pour chaque jalon dont on sait quelque chose
record-there-two-columns = il y a deux colonnes { $text }
record-record-has-no-column = un relevé n’a pas de colonne { $text }
record-record-has-no-column-2 = la colonne { $name } manque au relevé
record-source-say-who-says = source : dites qui le dit
record-deadline-about-who-holds-site = l’échéance { $deadlines } porte sur qui tient un site ou combien de temps il est vide, ce qui n’est pas une date par laquelle noter une prévision
record-record-camps-about-instead-camp = notez plutôt les sites dont il s’agit (camp.x.vacated)
record-scenario-has-no-milestone = le scénario n’a pas de jalon { $text }
record-no-date = { $text } n’est pas une date
record-day-such = un jour comme 2023-12-15
record-row-says-nothing-when-was = la ligne ne dit rien de la date où ce fut atteint
record-earliest-latest-latest-alone-not = earliest et latest, latest seul, ou not_by
record-row-says-both-when-was = la ligne dit à la fois quand ce fut atteint et que ce ne le fut pas
record-leave-not-empty-earliest-latest = laissez vide not_by, ou earliest et latest
record-there-earliest-day-no-latest = il y a un jour au plus tôt et aucun au plus tard
record-give-latest-too-same-day = donnez aussi latest ; le même jour s’il est connu, ou employez not_by
record-before-forecast = le { $day } précède la prévision (as_of { $start })
record-earlier-than-its-part = « { $whole } » ne peut avoir été atteint le { $until } au plus tard : « { $part } », sans quoi ce n’est pas possible, l’a été le { $from } au plus tôt
record-later-than-its-parts = « { $whole } » ne peut avoir été atteint le { $from } ou plus tard seulement : d’après les autres lignes, tout ce qu’il demande l’était le { $until } au plus tard
record-leave-out-what-was-known = retirez-le : ce qui était connu n’est pas une prévision
record-ends-before-begins = du { $earliest } au { $latest } : cela finit avant de commencer
record-cannot-have-been-known = le { $last } ne peut pas avoir été connu le { $known_on }
record-day-up-known = un jour jusqu’à known_on
record-recorded-twice-known = { $text } est noté deux fois comme connu le { $known_on }
record-correction-has-later-known-than = une correction a un known_on postérieur à ce qu’elle corrige
record-here-before-record-one-mission = { $text } ici, et { $text_2 } auparavant : un relevé porte sur une seule mission
record-row-has-no = il manque à la ligne { $column }
spreadsheet-first-line-has-both = sa première ligne a à la fois { $separator } et { $other }
spreadsheet-decimal-comma-needs-columns-apart =  ; une virgule décimale demande des colonnes séparées par des points-virgules
spreadsheet-apart-line-has-cells-first = séparée par { $separator }, la ligne { $line } a { $len } cellules et la première { $expected_len }{ $hint }
table-table-has-no-camp = la table ne contient aucun site
table-two-camps-would-called = deux sites s’appelleraient { $key }
table-table-camps-has-no-column = une table de sites n’a pas de colonne { $text }
table-table-has-no-column = la colonne { $names } manque à la table
table-this-row-names-no-camp = cette ligne ne nomme aucun site
table-cannot-made-name = on ne peut pas faire un nom de { $text }
table-has-no-distance = { $camp } n’a pas de distance
table-no-number =
    { $text } n’est pas un nombre de { $units ->
        [people] personnes
        [teu] conteneurs
        [t] t
       *[other] km
    }
table-no-number-degrees = { $text } n’est pas un nombre de degrés
check-had-not-come-about-another = { $what } n’était pas arrivé le { $day }, et une autre ligne le date du { $day_2 }
check-leave-out-row-wrong = retirez la ligne qui est fausse
check-what-told-before-makes-more = { $kind } { $what } : avec ce qui est dit auparavant, cela fait { $per } { $kind_2 }, plus qu’il n’y avait ({ $per_2 } au plus)
check-correct-amount-scenario = corrigez la quantité, ou le scénario
check-people-out-people-more-than =
    people-out { $what } : { $value } { $value ->
        [one] personne
       *[other] personnes
    }, c’est plus qu’il n’y avait ({ $most } au plus)
check-camp-was-empty-left = le site { $camp } était vide le { $day }, et { $base_per_unit } de { $what } y restent
check-what-stays-good-shed-else = ce qui reste pour de bon est délesté ; sinon le site n’est pas encore évacué
check-before-camp =
    { $what } le { $day }, avant que le site { $camp } { $what_2 ->
        [vacated] ait été évacué
        [lifted] ait été enlevé
       *[begun] ait commencé
    } le { $date }
check-while-camp =
    { $what } le { $day }, mais jusqu’au { $date } le site { $camp } { $what_2 ->
        [vacated] n’était pas évacué
        [lifted] n’était pas enlevé
       *[begun] n’avait pas commencé
    }
check-shut-scenario-does-not-say =
    { $what ->
        [gate] l’autorité { $name } est fermée
       *[route] la voie { $name } est fermée
    } le { $day }, et le scénario ne dit pas pour combien de temps : cela dure jusqu’à la fin du scénario, le { $day_2 }, et décide de ce qui doit y passer
check-give-length-scenario-every-d = donnez sa durée dans le scénario, comme { $what }.{ $name }.{ $key } = [{"{"} every = "400 d", lasts = {"{"} triangular = ["5 d", "20 d", "60 d"] {"}"} {"}"}]
check-camp-was-vacated-before-camp =
    le site { $camp } a été évacué le { $day } avant que le site { $camp_2 } soit { $milestone ->
        [lifted] enlevé
        [handover] remis
        [vacated] évacué
        [taken_over] repris
       *[closed] fermé
    }, qu’il attend dans le scénario : pris comme dit ; ce que les simulations attendent encore est passé, et rien d’autre ne change dans l’ordre
doubt-lift-was-over = son enlèvement était achevé
doubt-papers-were-handed-over = ses papiers étaient remis
doubt-scenario-they-handed-over-only = , et dans le scénario ils ne le sont que quand cela est parti
doubt-camp-left = { $since } le { $day } au site { $camp }, et { $base_per_unit } { $kind } de { $what } y restent{ $why }
doubt-correct-one-two-rows-what = corrigez l’une des deux lignes ; ce qui reste pour de bon est délesté
doubt-camp-was-vacated-people-have = le site { $camp } a été évacué le { $day }, et sur ses { $there } personnes, { $value } en sont parties
doubt-correct-one-two-rows-camp = corrigez l’une des deux lignes ; ou le site n’est pas encore évacué
doubt-goes-back = { $kind } { $what } : { $value } le { $day }, après { $told } le { $day_2 } : pris comme dit, chacun à son jour
doubt-correct-one-or-give-precision = corrigez ce qui est faux, ou donnez une précision si les deux comptent la même chose
doubt-outside-its-spread = { $what } : { $value }, et le scénario tire de { $least } à { $most } : pris comme dit
doubt-correct-value-or-spread = corrigez la valeur (et son unité), ou la dispersion de { $what } dans le scénario
says-days-of-a-road = { $text } est par jour de 24 heures, et le scénario a des heures de marche
says-give-open-hours-km = donnez-la par heure ouverte, comme "12 km/h"
says-a-date-has-no-value = un fait advenu à une date n’a pas de valeur, et voici { $text }
says-leave-value-empty = laissez value vide
doubt-more-convoys = { $value } convois de pool.{ $pool } en route, alors qu’il a { $vehicles } véhicules au plus
doubt-correct-convoys = corrigez le nombre : il ne sert qu’à pondérer les simulations
doubt-which-has-most-scenario-taken = { $value } dans { $path }, qui en a { $there } au plus dans le scénario : pris comme dit, { $value } à partir de ce jour
doubt-correct-number-count-if-there = corrigez le nombre, ou { $path }.count s’il y en a plus que prévu
reading-row-has-no = il manque à la ligne { $column } : { $why }
reading-say-what-about = dites de quoi il s’agit
reading-say-which-day-this-status = dites de quel jour est ce point de situation
reading-before-scenario-begins = le { $as_of } est avant le début du scénario (as_of { $start })
reading-what-was-known-then-stands = ce qui était alors connu est dans le scénario même
reading-status-says-more-than-was = un point de situation du { $as_of } dit plus que ce qui était connu le { $day } (--as-of)
reading-leave-out-ask-later = retirez-le, ou demandez un --as-of plus tardif
reading-known-after-day-status = connu le { $known_on }, après le jour du point de situation ({ $as_of })
reading-correction-belongs-later-status-give = une correction va dans un point de situation ultérieur : donnez-lui un as_of plus tardif
reading-no-grade = `{ $text }` n’est pas une cote
reading-reliability-from-f-credibility-from = une fiabilité de A à F et une crédibilité de 1 à 6 : B2
reading-say-what-kind-fact = dites de quelle sorte de fait il s’agit
reading-no-kind-fact = `{ $text }` n’est pas une sorte de fait
reading-there-no =
    il n’y a { $table ->
        [camp] pas de site
        [deadline] pas d’échéance
        [pool] pas de parc
        [escort] pas d’escorte
        [gate] pas d’autorité
        [route] pas de voie
        [side] pas de partie
        [assumption] pas d’hypothèse
        [force] pas de force
       *[site] pas de site
    } `{ $bare }`
reading-assumption-no-date-could-still = l’hypothèse { $name } n’est pas une date qui pourrait être encore à venir
reading-does-not-say-what-has = `{ $what }` ne dit pas ce qui n’est pas arrivé
reading-camp-name-assumption-name-date = camp.NOM.{ $camp }, ou assumption.NOM pour une date
reading-there-no-line = il n’y a pas de lot `{ $what }`
reading-no-list-called = aucune liste ne s’appelle `{ $what }`
reading-closures-every-camp-vacated-among = closures : tout site évacué est parmi les lignes
reading-told-twice-status = { $kind } { $what } est dit deux fois dans le point de situation du { $as_of }
reading-correction-has-later-known-than = une correction a un known_on ou un as_of postérieur à ce qu’elle corrige
reading-rows-left-open =
    { $rows ->
        [one] une ligne du modèle n’est pas remplie : rien n’en est tiré
       *[other] { $rows } lignes du modèle ne sont pas remplies : rien n’en est tiré
    }
reading-fill-in-rows-left-open = remplissez date ou value ; de ce qui n’est pas arrivé, écrivez not-yet comme nature
row-status-has-no-key = un point de situation n’a pas de clé « { $other } »
row-status-once-each-fact = [[status]], une fois par fait
row-status-cannot-read = le point de situation ne peut pas être lu : { $problem }
row-status-has-no-column = un point de situation n’a pas de colonne `{ $name }`
row-status-has-no-column-2 = la colonne { $column } manque au point de situation
says-say-when-came-about = dites quand c’est arrivé
says-after-day-status-nobody-can = le { $day } est après le jour du point de situation ({ $as_of }) : personne ne peut le savoir
says-cannot-have-been-known = le { $day } ne peut pas avoir été connu le { $known_on }
says-before-scenario-begins = le { $day } est avant le début du scénario (as_of { $start })
says-say-how-much = dites combien
says-say-how-stands = dites dans quel état
says-does-not-say-how-stands = `{ $other }` ne dit pas dans quel état
says-assumption-no-number-drawn = l’hypothèse { $assumption } n’est pas un nombre tiré
says-choose-case-says-what-has = choisissez le cas qui dit ce qui est maintenant connu
says-days-of-an-office = { $text } compte des jours de 24 heures, et { $gate } répond pendant ses heures de bureau
says-say-which-value = dites quelle valeur
value-no-date = `{ $text }` n’est pas une date
value-day-such-second-t = un jour comme 2023-12-15, ou une seconde de ce jour : 2023-12-15T06:00:00
value-no-precision-date = `{ $text }` n’est pas la précision d’une date
value-duration-such-d-day-itself = une durée, comme 1 d pour le jour même ou 3 d
value-this-counted = `{ $text }` est en { $kind }, et ceci est compté en { $kind_2 }
value-no-load = `{ $text }` n’est pas une charge : { $problem }
value-no-whole-number = `{ $text }` n’est pas un nombre entier
value-whole-number = un nombre entier : 12
value-not-kind = `{ $text }` est { $dimension }, ce qui n’est pas de sa sorte
spreadsheet-semicolons = des points-virgules
spreadsheet-tabs = des tabulations
spreadsheet-commas = des virgules
