# What all findings have in common: numbers with their units, lists, what stands around a finding.

span-minutes = { $number } min
span-hours = { $number } h
span-days = { $number } days
percent = { $number } %
any-number = any number of
no-number = no
amount =
    { $kind ->
        [people] { $number } { $number ->
            [one] person
           *[other] people
        }
        [vehicles] { $number } { $number ->
            [one] vehicle
           *[other] vehicles
        }
       *[other] { $number } { $kind }
    }
count-vehicles =
    { $count ->
        [one] { $count } vehicle
       *[other] { $count } vehicles
    }
list-none = none
list-and = { $first } and { $end }
list-or = { $first } or { $end }
list-more = { $count } more
by-mode = { $mode }
unit = { $kind }
unit-spoken =
    { $kind ->
        [t] tonnes
       *[other] { $kind }
    }
also-at = { $problem } (also at { $places })
label-error = error
label-warning = warning
label-note = note
label-help = help
label-allowed = allowed: { $allowed }
label-did-you-mean = did you mean "{ $nearest }"?
