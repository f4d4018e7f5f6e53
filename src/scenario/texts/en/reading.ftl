# What is said of a file as written: keys, types, quantities, paths, changes.

declare-file = the file
declare-has-no-key = { $owner } has no key "{ $key }"
declare-tables-name-name = tables by name ([{ $key }.NAME])
declare-table = a table with { $keys }
declare-means-nothing-here = "{ $name }" means nothing here
declare-one = one of { $words }
declare-no = "{ $text }" is no { $title }
desk-cannot-uncertain-assumption-spread = { $path } cannot be uncertain, and assumption { $name } is a spread
desk-give-one-plain-value-other = give it one plain value, and other values in cases
desk-there-no-assumption-value = there is no assumption { $name } with a value
desk-this-where-wanted = this is { $kind }, where { $wanted } is wanted
desk-true-false = true or false
desk-whole-number = a whole number
desk-below-zero = { $number } is below zero
desk-this-list-has-values-where = this list has { $length } values, where { $n } are wanted
file-cannot-read-there-no-built = { $camp } cannot be read: there is no built-in scenario of that name
file-cannot-read = { $path } cannot be read: { $why }
file-put-into-folder-scenario-if = put it into the folder of the scenario, or, if you trust whoever wrote that, let files be read from anywhere: --allow-outside
file-path-taken-from-folder-file = a path is taken from the folder of the file that it stands in; the name of a built-in scenario will do too
file-more-than-files-extend-one = more than { $most_files } files extend one another
file-extends-itself-through-this = { $base } extends itself through this
file-take-key-out-one-files = take the key out of one of the files
file-has-letters-not-shown-but = { $path } has letters in it that are not shown but obeyed
file-take-them-out = take them out
identity-start-end-time-zone-another = the start, the end or the time zone is another
identity-others-come-camp-which-nobody = others come to a camp, to which nobody comes in the file
identity-missing = the { $kind } { $name } is missing
identity-new = the { $kind } { $name } is new
identity-priority-changes-order-s = a priority changes the order of the { $kind }s
inherit-there-no-closure-build = there is no closure "{ $base }" to build on
inherit-closure-builds-itself-through-this = closure { $name } builds on itself through this
inherit-take-key-out-one-closures = take the key out of one of the closures
naming-z-hyphens-not-beginning-hyphen = a-z, 0-9 and hyphens, not beginning with a hyphen
naming-letters-from-z-within = letters from A to Z, 0-9 and - _ . within
naming-most = { $letters }; { $most } at most
naming-cannot-name = "{ $text }" cannot be a name
naming-too-long-name-letters = "{ $text }" is too long for a name, with { $text_2 } letters
naming-cannot-name-some-systems-keep = "{ $text }" cannot be a name: some systems keep it for a device, not for files
node-date-time = a date or time
node-written-twice = "{ $written }" is written twice
node-table-key-stands-once-put = a table or key stands once: put both together, or give one another name
node-this-text-has-letter-u = this text has the letter U+{ $letter } in it, which is not shown but obeyed
node-take-out-control-letters-marks = take it out: control letters, marks that turn the direction of a line, and hidden tags have no place in a name
node-this-number-too-large = this number is too large
overlay-set-not-path-value = --set { $text } is not PATH=VALUE
overlay-write-instance-set-camp-kidal = write, for instance, --set scenario.seed=7
overlay-not-path = "{ $path }" is not a path
overlay-write-whole-path-quotes-camp = write the whole path in quotes: "camp.kidal.mode" = …
overlay-which-may-not-change =
    { $path } is in [{ $kind }], which { $by ->
        [plan] a plan
        [case] a case
       *[assumption] an assumption
    } may not change
overlay-any-path-outside = any path outside { $barred }
overlay-there-no-assumption = there is no assumption "{ $name }"
overlay-set-assumptions = { $path } is set by the assumptions { $other } and { $name }
overlay-let-one-them-set-other = let one of them set it, and the other multiply it (scales)
path-not-file-change-may-not = { $path } is not in the file, and a change may not add a table
path-write-file-change-values-here = write [{ $path }] in the file, and change its values here
path-matches-nothing-has-no = { $pattern } matches nothing: { $holder } has no "{ $failing }"
provenance-known-date-no-duration = known_on is a date, and no duration
provenance-was-known-after = [{ $path }] was known on { $known }, after as_of ({ $as_of })
provenance-day-up-what-known-then = a day up to { $as_of }: what is known then
provenance-leave-out-what-was-not = leave out what was not known yet, or write what was known instead
read-this-scenario-refused-no-check = this scenario is refused, and no check says why
read-this-defect-drawdown-please-report = this is a defect of drawdown, please report it with the file; meanwhile, take back what was changed last
spread-distribution-table-exactly-one-key = a distribution is a table with exactly one key
spread-no-distribution = "{ $word }" is no distribution
spread-value-chance-needed = a value with its chance is needed
spread-least-two-observed-values-needed = at least two observed values are needed
spread-this-distribution-has-no = this distribution has no "{ $key }"
spread-pair-value-chance = a pair of a value and its chance
template-changes-may-give-other-values = changes may give other values, but not other tables nor another order
template-give-fewer-values-points-cross = give fewer values or points, or cross fewer factors; a latin-hypercube or sobol design covers as much with few points
template-sweep = with { $values } in sweep { $sweep }: { $problem }
template-under-plan-case = { $what } under the plan { $plan } and the case { $case }
template-plans-cases-may-change-values = plans and cases may change values, but not the tables nor their order
template-cannot-uncertain-no-assumption-can = { $path } cannot be uncertain, so no assumption can multiply it
template-amount-count-rate-duration-share = an amount, a count, a rate, a duration, a share or another number
template-plan = the plan { $plan }
template-case = the case { $case }
template-plan-case = the plan { $plan } and the case { $case }
typo-text-stands-between-straight-quotes = text stands between straight quotes
typo-quote-missing = a quote is missing
typo-line-ends-without-semicolon = a line ends without a semicolon
typo-date-year-stands-first-then = in a date the year stands first, then the month
typo-decimals-stand-after-point-not = decimals stand after a point, not after a comma
typo-text-number-unit-stand-between = text, and a number with its unit, stand between quotes
range-steps-whole-number-above = a whole number above 0
range-steps-number-above = a number above 0
range-steps-number-whole-days-d = a number of whole days, as in "2 d"
range-steps-length-time-h = a length of time, as in "6 h"
range-steps-quantity-same-unit-ends = a quantity in the same unit as the ends
any-date-quantity-unit-number-text = a date, a quantity with its unit, a number, text, or true or false
any-assumption-cannot-hold-this = an assumption cannot hold this
handling-time-convoy-h-load-per = a time for a convoy ("4 h"), or a load per h or per day of 24 h ("10 teu/h", "40 t/h", "60 people/h"), or a list of a time and rates for other kinds
load-number-people-t-kg-teu = a number with people, t, kg, teu or vehicles: "1800 t", "240 teu", "1000 people", "120 vehicles"
load-load-cannot-above = a load cannot be above { $most } { $kind }
load-mass-given-kilogram-most = a mass is given to the kilogram at most
load-whole = { $kind } are whole
load-number-t-kg-t-kg = a number with t or kg: "12 t", "500 kg"
load-load-per-day-calendar-open = a load per day (of the calendar's open hours) or per h, for the camp or for each person: "40 t/day", "5 teu/day", "0.05 t/person/day"
meant-there-marks-around = there are marks around it
meant-units-small-letters = units are in small letters
meant-every-number-has-unit = every number has its unit
quantity-load = a load in { $kind }
quantity-packing-rate = a packing rate in { $kind }
quantity-packing-rate-per-person = a packing rate in { $kind } per person
quantity-rate-per-distance = a rate per distance
quantity-rate-per-time = a rate per time
quantity-effort = an effort
quantity-not = "{ $text }" is not { $quantity }
quantity-written-text-unit = { $quantity } is written as text with its unit
quantity-cannot-negative = { $quantity } cannot be negative
motion-number-km-km = a number with km: "130 km"
motion-number-km-h-km-day = a number with km/h, or km/day (spread over the open hours of the calendar's day): "20 km/h", "45 km/day"
motion-speed-must-above-zero = a speed must be above zero
motion-number-per-distance-time-per = a number per distance or time: "0.4 per 100 km", "0.5 per 1000 km", "0.004 per h", "0.1 per day", "2 per month" (30 days)
motion-vehicles-per-km-per-km = vehicles per km: "10 per km"
motion-density-must-above-zero = a density must be above zero
number-cannot =
    { $quantity } cannot be { $how ->
        [negative] negative
       *[endless] without end
    }
number-number-from-per-cent-text = a number from 0 to 1, or per cent as text: 0.3, "30 %"
number-share-cannot-above = a share cannot be above 1, or 100 %
number-number-not-negative-per-cent = a number that is not negative, or per cent as text: 1.5, "150 %"
number-whole-number-from = a whole number from 0 to 1,000,000
number-this-where-whole-number-wanted = this is { $kind }, where a whole number is wanted
number-write-without-quotes = write { $number }, without quotes
number-count-cannot =
    a count cannot be { $how ->
        [negative] negative
       *[large] above 1,000,000
    }
time-duration-or-negative = a duration, "10 d", or a negative one, for what is past its date: "-3 d"; a number with s, min, h, d or w, several if need be
time-number-s-min-h-d = a number with s, min, h, d or w, several if need be: "36 h", "5 d", "1 d 12 h"; a day has 24 h, or what its calendar is open on a working day
time-date-without-quotes-date-time = a date without quotes (2023-12-15), a date and time (2023-12-15T06:00:00, with or without an offset), or a duration after as_of ("10 d")
time-date-too-late = { $datetime } is too late to be reckoned with: the last year of a date is { $year }
time-not-moment-calendar = { $datetime } is not a moment of a calendar
time-date-written-without-quotes = a date is written without quotes
time-no-date-year-stands-first = "{ $text }" is no date: the year stands first, then the month
time-this-where-date-wanted = this is { $kind }, where a date is wanted
time-number-person-days-calendar-open = a number of person-days (of the calendar's open hours) or person-hours: "400 person-days"
difference-date-uncertain-cannot-switched-mid = a date that is uncertain cannot be switched in mid-run
difference-camp-may-have-shed-load = the camp may have shed load by the other shares before
difference-rule-can-switched-off-have = a rule can be switched on or off, or have its date moved, but not be changed
difference-deadline-can-extended-mid-run = a deadline can be extended in mid-run, but not brought forward
difference-this-cannot-change-mid-run = this cannot change in mid-run
quantity-not-because = { $problem }: { $why }
quantity =
    { $name ->
        [duration] a duration
        [float] a float
        [moment] a moment
        [effort] an effort
        [load] a load
        [mass] a mass
        [distance] a distance
        [speed] a speed
        [rate] a rate
        [density] a density
        [share] a share
        [factor] a factor
        [count] a count
        [packing-rate] a packing rate
        [time-or-rate-of-handling] a time or rate of handling
       *[value] a value
    }
wanted-date = a date
wanted-duration = a duration
wanted-distance = a distance
wanted-speed = a speed
wanted-number = a number
wanted-text = text
wanted-list = a list
wanted-table = a table
wanted-names-or-all = a list of names or "all"
wanted-camps-or-all = a list of camps or "all-camps"
wanted-paths-and-values = a table of paths and values
wanted-assumptions-and-values = a table of assumptions and values
wanted-degrees = a number of degrees
wanted-number-or-always = a number or "always"
wanted-claims = a list of claims, or a table of claims and shares
wanted-names-and-shares = a table of names and shares
wanted-shares-by-owner = shares by owner or "rest"
template-under = under { $under }: { $problem }
template-at = { $factor } at { $value }
write = write { $right }
write-either = write { $one }, or { $other }
value-range-no-quantity = `{ $written }` is no number, date or quantity with its unit
value-range-mismatch = `{ $from }` is { $one } and `{ $to }` is { $other }: there is nothing between them. Write both alike, in the same unit
value-range-same = both ends are `{ $written }`: there is nothing between them
value-range-bad-step = `{ $written }` is no step here; write { $allowed }
unreadable-missing = there is no such file
unreadable-folder = it is a folder
unreadable-special = it is a device or a pipe, not a file
unreadable-too-large = it has more than { $size } MiB
unreadable-not-text = it is not text in UTF-8 (spreadsheets save that as “CSV UTF-8”)
unreadable-outside = it lies outside the folder of the scenario
unreadable-forbidden = its permissions do not allow it
unreadable-machine = the machine failed ({ $words })
switch-difference = { $path } ({ $why })
node-parser = { $words }
declare-add = add { $key } = { $example }
place-degrees = { $degrees } is no { $name }
place-degrees-limits = from -{ $limit } to { $limit }; latitude stands first
wanted-load = a load
template-no-design = sweep { $sweep }: { $problem }
design-no-factors = there are no factors
design-no-points = there would be no points
design-no-levels = factor { $factor } has no levels
design-unequal-levels = factor { $factor } has { $levels } levels, the first has { $expected }: side by side they must be as many
design-no-table = coordinates are missing, or not between 0 and 1
design-no-such-level = factor { $factor } has no such level to start from
design-odd-levels = trajectories need an even number of levels, not { $levels }
design-too-many-points = there would be too many points: a design has { $most } at most, a Sobol' sequence { $most_sobol }
design-too-many-factors = there are too many factors: a Sobol' sequence has { $most_sobol } dimensions, and a saltelli design takes two for each factor
typo-thousands-stand-together = thousands stand together, with nothing between them
typo-true-or-false = yes and no are written true and false
typo-heading-name = the heading of a table has dots between its parts, and names of letters a-z, digits and hyphens
typo-heading-not-closed = the bracket of the heading is not closed
typo-equals-sign = one equals sign stands between a key and its value
typo-line-above-not-closed = the line above opens a brace or a bracket and does not close it
typo-values-between-commas = commas stand between values, and points before decimals
meant-unit-has-another-name = the unit has another name here
meant-month-has-no-one-length = months and years are not always as long: days are
time-no-date-year-is-missing = "{ $text }" is no date: the year is missing
time-write-with-its-year = write YYYY-{ $day }, with the year in place of YYYY
declare-belongs-to = { $name } is a key of { $tables }
thousands-or-decimals = "{ $text }" is read as { $number }: a point stands before decimals, never between thousands
thousands-write-either = for thousands, write "{ $thousands }"; for decimals, "{ $decimals }"
meant-number-in-digits = numbers are in digits, with a point before decimals
