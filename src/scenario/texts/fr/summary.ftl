# Ce que `check` dit du contenu d’un scénario.

summary-title = { $id } : { $title }
summary-frame = Situation au { $as_of }, jusqu’au { $until } ; fuseau { $zone } ; graine { $seed }
summary-contains = Contenu : { $counted }
summary-loads = À évacuer ou à céder (espérance) : { $loads }
summary-count =
    { $count } { $kind ->
        [regions] { $count ->
                [one] région
               *[other] régions
            }
        [calendars] { $count ->
                [one] calendrier
               *[other] calendriers
            }
        [weather] { $count ->
                [one] météo
               *[other] météos
            }
        [sites] { $count ->
                [one] site
               *[other] sites
            }
        [camps_to_close] { $count ->
                [one] site à fermer
               *[other] sites à fermer
            }
        [lines] { $count ->
                [one] lot
               *[other] lots
            }
        [routes] { $count ->
                [one] voie
               *[other] voies
            }
        [pools] { $count ->
                [one] parc
               *[other] parcs
            }
        [escorts] { $count ->
                [one] escorte
               *[other] escortes
            }
        [gates] { $count ->
                [one] autorité
               *[other] autorités
            }
        [threats] { $count ->
                [one] menace
               *[other] menaces
            }
        [sides] { $count ->
                [one] partie
               *[other] parties
            }
        [forces] { $count ->
                [one] force
               *[other] forces
            }
        [contests] { $count ->
                [one] table des accrochages
               *[other] tables des accrochages
            }
        [rules] { $count ->
                [one] règle
               *[other] règles
            }
        [escalations] { $count ->
                [one] escalade
               *[other] escalades
            }
        [claims] { $count ->
                [one] revendication
               *[other] revendications
            }
        [deadlines] { $count ->
                [one] échéance
               *[other] échéances
            }
       *[assumptions] { $count ->
                [one] hypothèse
               *[other] hypothèses
            }
    }
summary-deadline-kind =
    { $kind ->
        [hard] ferme
        [soft] souple
       *[political] politique
    }
summary-reached =
    { $milestone ->
        [lifted] { $count ->
                [one] enlevé
               *[other] enlevés
            }
        [handover] { $count ->
                [one] remis
               *[other] remis
            }
        [vacated] { $count ->
                [one] évacué
               *[other] évacués
            }
        [taken_over] { $count ->
                [one] repris
               *[other] repris
            }
       *[closed] { $count ->
                [one] fermé
               *[other] fermés
            }
    }
summary-held =
    { $count ->
        [one] tenu
       *[other] tenus
    } par { $side }
summary-empty =
    { $count ->
        [one] vide
       *[other] vides
    } { $span } au plus
