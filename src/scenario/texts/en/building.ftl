# What is said where a file makes no scenario: references, contradictions, distributions.

calendar-calendar-never-open = calendar { $name } is never open
calendar-look-days-closed-between-until = look at days and closed: between as_of and until nothing is left
calendar-nothing-says-which-days-counted = nothing says which days are counted from this one
calendar-add-every-d-leave-key = add every = "3 d", or leave the key out
calendar-calendar-opens-every-many-whole = a calendar opens every so many whole days
calendar-no-window-day = "{ $text }" is no window of the day
calendar-two-times-day = two times of day, as "06:00-18:00"
calendar-calendar-without-hours-never-open = a calendar without hours is never open
calendar-leave-key-out-whole-day = leave the key out for the whole day
calendar-runs-overnight-open-from-until = "{ $text }" runs overnight: open from { $from } until { $until } on the next day, { $hours } h
calendar-hours-day-write = for the hours of a day, write "{ $until }-{ $from }"
calendar-time-outage-given-from-until = a time of outage is given by from and until, or by every and lasts
camp-successor-no-rival = { $side } is the successor at { $name }, so no rival
camp-write-camp-successor-delay = write camp.{ $name }.successor_delay
camp-force-comes-own-orders-not = a force comes by its own orders, not after a delay
camp-give-delay-pause-order-take = give the delay as the pause of its order to take over
camp-there-no-successor-delayed = there is no successor to be delayed
camp-add-successor = add successor = "…"
claim-claim-was-made-after = claim { $name } was made after as_of
claim-date-up-scenario-what-known = a date up to scenario.as_of: what is known then
claim-no-grade = "{ $text }" is no grade
claim-reliability-from-f-credibility-from = a reliability from A to F and a credibility from 1 to 6: "B2"
claim-about-not-about = { $other } is about { $site }, not about { $site_2 }
claim-depends-which-depends = { $name } depends on { $other }, which depends on { $name }
claim-claims-about-same-site-do = claims about the same site that do not depend on this one
claim-all-claims-about-agree-nobody = all claims about { $name } agree, and nobody else could hold it
claim-say-who-hostile-whom-side = say who is hostile to whom in [side.…], or who else may hold it in [assessment.prior.{ $name }]
claim-these-chances-all-zero = these chances are all zero
claim-give-least-one-side-chance = give at least one side a chance
closure-there-no-step-this-closure = there is no step "{ $name }" in this closure
closure-belongs-step-kind = { $key } belongs to a step of kind { $owner }
closure-take-out-make-step-own = take it out, or make it a step of its own
closure-task-has-duration-effort-not = a task has a duration or an effort, not both
closure-keep-one-two = keep one of the two
closure-has-no-duration-no-effort = [{ $path }] has no duration and no effort
closure-add-duration-effort = add duration = "…" or effort = "…"
closure-has-no-key-rate = [{ $path }] has no key "rate"
closure-add-rate-t-day = add rate = "40 t/day"
closure-packing-rate = a packing rate
closure-these-steps-wait-one-another = these steps wait for one another: { $steps }
closure-take-one-them-out-after = take one of them out of the after of another
closure-closure-has-kind-lift-kind = closure { $closure } has { $lifts } of kind lift and { $parties } of kind last-party
closure-exactly-one-step-each = exactly one step of each
closure-last-party-must-come-after = the last party must come after the lift
closure-add-after = add "{ $lift }" to its after
closure-both-pack = { $first } and { $step } both pack { $kind }
closure-one-step-each-kind-load = one step for each kind of load
closure-no-step = no step
closure-one-step = one step
contract-this-says-whose-limit-sorties = this says whose limit sorties_per_day is, and there is none
contract-add-sorties-per-day-leave = add sorties_per_day, or leave the key out
contract-crew-never-duty-starts-nothing = a crew that is never on duty starts nothing
contract-leave-key-out-no-limit = leave the key out for no limit
contract-vehicles-come-lots-none-without = vehicles that come in lots of none, or without end at one instant
contract-vehicles-more-every-h-more = vehicles = 1 or more, every = "1 h" or more
contract-says-nothing-when-vehicles-come = { $given } says nothing of when vehicles come without { $missing }
contract-add-leave-key-out-all = add { $missing }, or leave the key out: all come at once
contract-no-place-named-where-could = no place is named where it could join another
contract-add-joins = add joins = "…"
contract-only-convoys-road-join = only convoys by road join
contract-leave-key-out = leave the key out
contract-this-does-not-say-how = this does not say how long a convoy waits there
contract-add-join-wait = add join_wait = "…"
contract-this-does-not-say-where = this does not say where
contract-no-place-named-where-collect = no place is named where they could take anything along
contract-only-convoys-road-collect = only convoys by road take anything along on their way
contract-this-does-not-say-stop = this does not say how long a convoy stops there at most
contract-add-collect-wait = add collect_wait = "…"
contract-add-collects = add collects = ["…"]
contract-add-joins-or-collects = add joins = "…" and join_wait, or collects = ["…"] and collect_wait
contract-only-other-pools-road-join = only other pools that go by road can be named here
contract-vehicles-taken-request-wait-load = vehicles that are taken at the request wait for a load to take
contract-leave-key-out-choose-another = leave the key out, or choose another load than "at-request"
contract-this-pool-carries-no = this pool carries no { $kind }
contract-give-quota-what-carries-add = give the quota in what it carries, or add { $kind }
contract-rate-per-distance-per-km = a rate per distance ("0.5 per 1000 km")
deadline-deadline-about-no-camp = deadline { $name } is about no camp
deadline-name-camps-write-all-all = name camps, or write all = "all-camps"
deadline-has-no-key-all = [{ $path }] has no key "all"
deadline-add-all-all-camps-list = add all = "all-camps", or a list of camps
deadline-deadline-about-no-load-nothing = deadline { $name } is about no load: nothing that is moved agrees with all that it says
deadline-lines-moved-site-where-their = lines that are moved, by the site where their journey ends
deadline-give-fewer-keys-others = give fewer keys, or others
deadline-no-line-camp = "{ $text }" is no line of a camp
deadline-camp-dot-one-lines-kidal = a camp, a dot, and one of its lines: "kidal.cargo"
deadline-has-no-line = { $camp_name } has no line "{ $name }"
deadline-deadline-asks-several-things-once = deadline { $name } asks for several things at once
deadline-one-milestone-arrived-held-empty = one of milestone, arrived, held_by and empty_at_most
deadline-write-deadline-each = write a deadline for each
deadline-has-no-key-due = [{ $path }] has no key "due"
deadline-add-due = add due = 2023-12-15
deadline-words-have-no-distribution = words have no distribution
force-force-certain-stand-where-stands = force { $name } is certain to stand where it stands
force-add-presence-if-held-take = add presence = "if-held", or take this out
force-move-has-no-rate = [{ $path }] is to move and has no rate
force-add-rate-km-day = add rate = "… km/day"
force-where-go = where to go
force-whom-shadow = whom to shadow
force-this-order-does-not-say = this order does not say { $what }
force-force-holds-where-stands = a force holds where it stands
force-write-order-move-before = write an order to move before it
force-force-shadows-another-wherever-goes = a force shadows another wherever it goes
force-take-out = take it out
force-only-order-shadow-names-force = only an order to shadow names a force
force-take-out-shadow = take it out, or shadow it
force-only-order-shadow-has-length = only an order to shadow has a length
force-write-hold-pause-after = write a hold with a pause after it
force-no-milestone-camp = "{ $text }" is no milestone of a camp
force-camp-dot-one = a camp, a dot, and one of { $words }
force-no-milestone = "{ $word }" is no milestone
handling-time-h-rate-teu-h = a time ("4 h") or a rate ("10 teu/h")
handling-rate = a rate in { $kind }
handling-here-second-time = here is { $what } a second time
handling-one-time-convoy-one-rate = one time for the convoy, and one rate for each kind of load
handling-give-rate-what-carries-add = give the rate in what it carries, or add { $kind }
limit-this-limit-does-not-say = this limit does not say what it keeps out
limit-weight-class-bars-bars-pools = weight, class, bars, bars_pools or per_day, at least one
limit-limit-holds-wet-weather-given = a limit holds in wet weather or at given times, not both
limit-write-two-limits-one-each = write two limits, one for each
limit-pool-has-weight-without-load = [pool.{ $name }] has a weight without load, and none with it
limit-add-gross-weight-t = add gross_weight = "… t"
limit-without-load = without load
limit-payload-alone = as its payload alone
limit-vehicle-weighs-t-load-t = a vehicle of { $name } weighs { $whole } t with its load, and { $part } t { $what }
limit-t-more = { $part } t or more
line-do-not-drive-themselves = { $kind } do not drive themselves
line-give-amount-vehicles-leave-key = give the amount in vehicles, or leave the key out
line-these-shares-may-add-up = these shares may add up to { $most }, more than all there is
line-most = 1 at most
line-does-not-say-where-load = [{ $path }] does not say where its load goes
line-add-disposal-shares-add-up = add to = "…", or disposal shares that add up to 1
line-this-journey-has-no-stage = this journey has no stage
line-this-journey-goes-from = this journey goes from { $name } to { $name }
line-name-each-place-once-without = name each place once, without the camp it starts from
line-this-journey-has-stages-here = this journey has { $stages } stages, and here are { $lists } lists
line-no-pool-may-carry-this = no pool may carry this line
line-name-pool-leave-key-out = name a pool, or leave the key out for every pool able to
line-vehicles-drive-themselves-cannot-go = vehicles that drive themselves cannot go with { $pool }
line-pools-road-more-than-one = pools by road with more than one vehicle in a convoy, not loaded at-request
line-name-another-pool = name another pool in `by`
line-cannot-carry = { $pool } cannot carry { $kind }
line-give-pool-name-another-pool = give { $key } in [pool.{ $pool }], or name another pool
line-takes-t-one-unit-this = { $pool } takes { $payload } t, and one unit of this load weighs { $each } t: not even one goes on it
line-pools-payload-t-more-none = pools with a payload of { $each } t or more, or none given
line-correct-each-pool-payload-name = correct `each` or pool.{ $pool }.payload, or name another pool
line-this-journey-has-stages-here-2 = this journey has { $stages } stages, and here are { $lots } lots
line-this-lot-load = this lot is in { $lot }, and the load in { $load }
line-give-lot-as-load = give it in what the amount is given in, as in lot = "{ $example }"
line-lot-must-above-zero = a lot must be above zero
line-add-pool-road-two-vehicles = add a pool by road with two vehicles or more in a convoy
line-no-pool-can-lead-vehicles = no pool can lead vehicles that drive themselves
line-give-pool-can = give { $kind } to a pool that can
line-no-pool-can-carry = no pool can carry { $kind }
lookup-both-camp-site = "{ $name }" is both a camp and a site
lookup-camp-site-already-write-these = a camp is a site already: write these keys in [camp.{ $name }]
lookup-there-no =
    there is no { $kind ->
        [site] site or camp
       *[other] { $kind }
    } "{ $name }"
lookup-file-has-no-yet-add = the file has no { $kind } yet: add [{ $kind }.{ $name }]
lookup-no-camp-still-closed = "{ $name }" is no camp that is still to be closed
build-format-not-known-this-program = format { $format } is not known; this program reads format 1
build-date-date-time = as_of is a date, or a date and time
build-until-must-lie-after-hundred = until must lie after as_of, by a hundred years at most
build-there-no-time-zone = there is no time zone "{ $name }"
build-utc-name-such-africa-bamako = UTC, or a name such as Africa/Bamako or Asia/Kabul
movement-route-has-two-directions-not = a route has two directions, not { $others }
movement-calendar-only-of-pace-per-day = this calendar says how long a day is where the speed is given per day; here it is given per hour, and the calendar changes nothing
movement-hours-are-those-of-route = for the hours of movement, give the calendar to the route; for a speed per day, write it in km/day; else leave the key out
movement-one-calendar-one-from-each = one calendar, or one from each of its ends
movement-this-route-goes-from = this route goes from { $names } to { $names_2 }
movement-two-different-sites = two different sites
movement-this-route-would-lead-more = this route would lead more than once round the earth
movement-up-km = up to { $round_the_earth } km
movement-check-number-unit = check the number and its unit
movement-has-no-length = [{ $path }] has no length
movement-add-length-km = add length = "… km"
movement-has-no-length-has-no = [{ $path }] has no length, and { $lost } has no place on the map
movement-add-length-km-latitude-longitude = add length = "… km", or at = [latitude, longitude] to the site
movement-carries-nothing = [{ $path }] carries nothing
movement-give-payload-teu-seats-vehicles = give payload, teu, seats or vehicles
movement-convoy-cannot-have-vehicles = a convoy cannot have { $fewest } to { $most } vehicles
movement-fewest-least-then-most = the fewest, at least 1, then the most
movement-escorts-no-pool = [{ $path }] escorts no pool
movement-name-pools-serves-leave-out = name pools in serves, or leave it out for all that go by road
movement-group-covers-no-vehicle-escorts = a group that covers no vehicle escorts none
movement-more = 1 or more
movement-leave-key-out-if-one = leave the key out if one group covers any number
movement-escort-stands-nowhere-pools-serves = [escort.{ $name }] stands nowhere: the pools it serves are at home in { $places }
movement-add-home-site-from-which = add home = "…", the site from which its groups come, or one escort pool for each place
party-sides-too-many = { $names } sides are too many
party-most-mission-included = { $most_sides } at most, the mission included
party-side-cannot-called-which-means = a side cannot be called "{ $name }", which means something else
party-any-name-but = any name but { $names }
party-cannot-hostile-itself = { $name } cannot be hostile to itself
party-take-out-own-list = take it out of its own list
party-side-does-not-contest-itself = a side does not contest with itself
party-two-sides-hostile-one-another = two sides that are hostile to one another
party-contest-has-no-row-always = contest { $name } has no row that always fits
party-end-list-row-without-conditions = end the list with a row without conditions: {"{"} advance = 0.5, hold = 0.3, turn_back = 0.2 {"}"}
party-advance-hold-turn-back-make = advance, hold and turn_back make { $e }, not 1
party-give-each-outcome-chance-three = give each outcome its chance, so that the three make 1
permission-gate-without-desks-never-answers = a gate without desks never answers
permission-leave-key-out-any-number = leave the key out for any number at once
permission-permission-no-vehicles-lets-nobody = a permission for no vehicles lets nobody pass
permission-leave-key-out-columns-any = leave the key out for columns of any size
permission-permission-consignment-knows-no = a permission for a consignment knows no { $key }
permission-permit-column-blanket-this-key = permit = "column" or "blanket" with this key
permission-leave-key-out-say-what = leave the key out, or say what the permission is for
permission-permission-all-columns-covers-their = a permission for all columns covers their empties
permission-covered-free-permit-column = "covered", "free", or permit = "column"
permission-this-covers-no-route = this covers no route
permission-name-routes-regions-modes-some = name routes, or regions or modes that some route has
permission-covers-no-route-no-camp = [{ $path }] covers no route and no camp
permission-give-regions-routes-camps = give regions, routes or camps
permission-rate-attacks = a rate of attacks
permission-rate-per-time-per-month = a rate per time ("2 per month")
place-camp-closed-already-nothing-left = camp { $name } is closed already, so nothing is left to move
place-camp-has-date-closure-but = camp { $name } has a date of closure but is still open
place-add-status-closed = add status = "closed"
place-does-not-say-which-region = [{ $path }] does not say in which region it lies
place-add-region = add region = "…"
recovery-both-recovery-say-what-becomes = both recovery and { $key } say what becomes of a broken-down vehicle
recovery-write-entry-recovery-repair-chance = write { $key } as an entry of recovery, as in {"{"} by = "repair", chance = 0.9, takes = "6 h" {"}"}
recovery-key-means-only = { $key } is a key of the means "{ $word }" only
recovery-write-take-key-out = write by = "{ $word }", or take the key out
rule-rule-does-nothing = rule { $name } does nothing
rule-say-what-follows-then-accelerate = say what follows, as in then = [{"{"} accelerate = "…" {"}"}]
rule-trigger-date-time-before-deadline = a trigger is a date, a time before a deadline, or an event
rule-exactly-one-date-before = exactly one of date, before and on
rule-vacated-site = as in {"{"} on = "vacated", site = "…" {"}"}
rule-this-kind-event-has-no = this kind of event has no { $key }
rule-this-says-no-state-could = this says no state that could hold
rule-site-held-present-contested-camp = site with held_by, present or contested; camp with reached or left_above; gate with suspended; route with closed; before
rule-site-held = as in {"{"} site = "…", held_by = "…" {"}"}
rule-this-does-not-say-which = this does not say to which posture
rule-add-contest-defend-avoid = add to = "contest", "defend" or "avoid"
rule-order-rule-gives-waits-no = an order that a rule gives waits for no event
rule-write-another-rule-what-comes = write another rule for what comes later
rule-this-does-nothing = this does nothing
rule-this-does-several-things = this does several things: { $several }
rule-exactly-one = exactly one of { $allowed }
rule-write-one-table-each-action = write one table for each action
rule-knows-no = { $verb } knows no { $key }
spacing-this-pool-convoys-not-divided = this pool's convoys are not divided into march units
spacing-add-march-unit-leave-key = add march_unit = 20, or leave the key out
spacing-there-must-one-least = there must be one at least
spacing-more-no-key-no-limit = 1 or more, or no key for no limit
spacing-only-what-goes-road-has = only what goes by road has a length and halts on the way
spread-this-more-than-no-run = this is more than a hundred years: no run ever sees the end of it
spread-up = up to a hundred years
spread-only-this-normal-spread-lies = only { $percent } % of this normal spread lies within its limits; all draws come from there
spread-check-mean-sd-limits-length = check mean, sd and the limits (a length of time or a pace is never below zero), or give what is meant as a uniform or a triangular spread
spread-multiplied-which = { $path } is multiplied by { $name }, which is { $dimension }
spread-it-is = it is { $found }
spread-day-has-open-hours-here = a day has { $day } open hours here, and the assumption knows no calendar
spread-assumption-cannot-stand = assumption { $name } cannot stand at { $path }: { $wrong }
spread-this-where-wanted = this is { $found }, where { $wanted } is wanted
spread-give-speed-km-h = give the speed in km/h
spread-give-per-h = give it per h
spread-give-open-hours-h = give it in open hours, as in "40 h"
spread-assumption-cannot-another = an assumption cannot be another's
spread-one-distribution-cannot-hold = one distribution cannot hold { $names }
spread-may-take-values-beyond-what = it may take values beyond what makes sense here ({ $low } to { $high })
spread-low-high = low and high
spread-low-mode-high = low, mode and high
spread-mean = the mean
spread-scale = the scale
spread-shape = the shape
spread-must-above-zero = { $name } must be above zero
spread-must-stand-rising-order = { $names } must stand in rising order
spread-mean-lies-too-far-outside = the mean lies too far outside the limits
spread-chances-add-up-not = the chances add up to { $total }, not to 1
sweep-goes-across-itself = { $other } goes across itself
sweep-there-no-sweep = there is no sweep "{ $other }"
sweep-morris-saltelli-design-cannot-combined = a morris or saltelli design cannot be combined with another
sweep-set-same = set the same
sweep-have-one-name = have one name
sweep-sweep-varies-nothing = sweep { $name } varies nothing
sweep-add-sweep-factor-name-path = add [sweep.{ $name }.factor.NAME] with path = "…"
sweep-can-any-number-this-design = { $factor } can be any number, and this design needs single values
sweep-give-values-step-count-beside = give values, or a step or a count beside from and to
sweep-morris-design-has-even-number = a morris design has an even number of levels
sweep-side-side-factors-have-many = side by side, factors have as many values: { $first } has { $count }, { $other } { $differs }
sweep-design-has-least-one-point = a design has at least one point
sweep-sweep-has-no-key-points = [sweep.{ $name }] has no key "points"
sweep-add-points = add points = 200
sweep-sweep-has-replications-precision = a sweep has replications or a precision
sweep-point-played-least-once = a point is played at least once
sweep-precision-lies-between = a precision lies between 0 and 50 %
sweep-factor-chooses-s-has-nothing = a factor chooses the { $kind }, so { $kind }s has nothing to say
measure-step-does-nothing = step { $step } does nothing
measure-say-what-done-do-shed = say what is done, as in do = [{"{"} shed = true {"}"}]
measure-vehicle-leaves-takes-freight-people = a vehicle that leaves takes freight with it: people and vehicles go themselves
measure-mass-number-containers = a mass, or a number of containers
measure-carries-t = as in carries = "2 t"
measure-exactly-one = exactly one of { $it }
measure-shed-true = as in {"{"} shed = true {"}"}
measure-this-does-several-things = this does several things: { $given }
measure-write-one-table-each = write one table for each
measure-says-nothing-without = { $key } says nothing without { $verb }
measure-add-take-out = add { $verb }, or take it out
escalation-this-has-no-step = this has no step
escalation-add-escalation-step-name-when = add [escalation.{ $name }.step.NAME] with when and do
escalation-who-looks-every-moment-never = who looks at every moment never comes to anything else
escalation-minute-more = a minute or more
escalation-give-time-from-one-look = give the time from one look to the next, as in "1 d"
need-this-escalation-has-no-step = this escalation has no step "{ $need }"
need-step-needs-itself = step { $own } needs itself
need-steps-need-one-another-needs = steps need one another: { $needs } → { $first }
need-let-first-step-need-none = let the first step need none
watch-nothing-sets-this-step-off = nothing sets this step off
watch-say-what-does-when-float = say what does, as in when = [{"{"} float_below = "10 d", for = "3 d" {"}"}]
watch-this-watches-nothing = this watches for nothing
watch-float-below-left-above-pace = float_below, left_above, pace_below with over, withheld with gate, fight_within, unsafe with over, before with by
watch-float-below-d-d = as in {"{"} float_below = "10 d", for = "3 d" {"}"}
watch-says-nothing-without = { $key } says nothing without { $companion }
watch-what-this-step-does-cannot = what this step does cannot be taken back
watch-thin-out-rear-party-defer = thin_out, rear_party and defer_freight can be
watch-take-back-out-make-two = take back out, or make two steps of it
watch-this-does-not-take-step = this does not take the step back by a wider threshold of what set it off
watch-same-kind-threshold-not-true = the same kind of threshold with not = true, further from where the step is taken: more float, further away, less left, a better pace, fewer attacks, a shorter time withheld
watch-back-not-true-d-step = as in back = {"{"} { $wide }, not = true, for = "5 d" {"}"} for a step that { $own } sets off
watch-take-back-out-what-sets = take back out: what sets this step off has no wider threshold
factor-no-uncertain-assumption-called = no uncertain assumption is called "{ $assumption }"
factor-which-cannot-vary = { $assumption } is { $dimension }, which cannot vary so
factor-make-factor-values = make it a factor with values
factor-has-values-range-not-both = { $name } has values or a range, not both
factor-no-spread-go-over = { $assumption } is no spread to go over
factor-add-values-from = add values, or from and to
factor-has-no-values = { $name } has no values
factor-add-values-from-2 = add values = [ … ], or from and to
factor-not-path = "{ $written }" is not a path
factor-write-whole-path-gate-north = write the whole path: "gate.north.lead_time"
factor-may-not-differ-from-point = { $path } may not differ from point to point
factor-any-path-outside-plan-case = any path outside plan, case, sweep and scenario
factor-factor-has-least-one-value = a factor has at least one value
factor-given-name = a { $kind } is given by its name
range-has-no = { $name } has no "{ $missing }"
range-goes-from = { $name } goes from { $dimension } to { $dimension_2 }
range-no-range-can-made = no range can be made of { $dimension }
range-give-values = give values
range-range-goes-from-smaller-larger = a range goes from a smaller to a larger value
range-logarithmic-spacing-needs-ends-above = logarithmic spacing needs ends above zero
range-end-range-date-number-quantity = an end of a range is a date, a number or a quantity with its unit
range-give-values-instead-from = give values instead of from and to
range-range-has-step-count-not = a range has a step or a count, not both
range-step-above-zero-makes-values = a step is above zero, and makes { $most_levels } values at most
range-count-from = a count is from 2 to { $most_levels }
range-step-this-range-no = a step of this range is no { $found }
range-whole-numbers-go-whole-steps = whole numbers go by whole steps, dates by whole days
table-sweep-has-no-key-table = [sweep.{ $name }] has no key "table"
table-add-table-points-csv = add table = "points.csv"
table-table-cannot-read = the table cannot be read: { $problem }
table-columns-apart-commas-decimal-points = columns apart by commas with decimal points, or by semicolons (or tabs) with decimal commas or points
table-table-has-no-points = the table has no points
watch-add = add { $companion }
spread-give-person-hours = give it in person-hours
sweep-factors-share = { $other } and { $factor } { $what }
force-add-key = add { $key } = "…"
handling-time = a time
closure-steps = { $more } steps
