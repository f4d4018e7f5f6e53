# Ce que tous les constats ont en commun : nombres et unités, listes, ce qui entoure un constat.

span-minutes = { $number } min
span-hours = { $number } h
span-days =
    { $number } { $number ->
        [one] jour
       *[other] jours
    }
percent = { $number } %
any-number = un nombre illimité
no-number = aucun
amount =
    { $kind ->
        [people] { $number } { $number ->
                [one] personne
               *[other] personnes
            }
        [vehicles] { $number } { $number ->
                [one] véhicule
               *[other] véhicules
            }
        [teu] { $number } EVP
       *[other] { $number } { $kind }
    }
count-vehicles =
    { $count ->
        [one] { $count } véhicule
       *[other] { $count } véhicules
    }
list-none = aucun
list-and = { $first } et { $end }
list-or = { $first } ou { $end }
list-more =
    { $count ->
        [one] { $count } autre
       *[other] { $count } autres
    }
by-mode =
    { $mode ->
        [road] route
        [air] air
        [river] fleuve
       *[sea] mer
    }
unit =
    { $kind ->
        [people] personnes
        [vehicles] véhicules
        [teu] EVP
       *[other] { $kind }
    }
unit-spoken =
    { $kind ->
        [t] tonnes
        [people] personnes
        [vehicles] véhicules
        [teu] EVP
       *[other] { $kind }
    }
also-at = { $problem } (aussi à { $places })
label-error = erreur
label-warning = avertissement
label-note = note 
label-help = conseil 
label-allowed = admis : { $allowed }
label-did-you-mean = vouliez-vous dire « { $nearest } » ?
