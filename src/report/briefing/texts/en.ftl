# The sentences of a briefing, in English. Numbers, dates and names come in as they are to be read.

plan = Plan
case = Case
after = after { $date }
contents = Contents
theme = Light or dark
print = Print
filter = Filter rows
choose = Shown below
skip = To the bottom line

cause =
    { $code ->
        [no_lift] waiting for lift
        [no_escort] waiting for an escort
        [no_clearance] waiting for permission
        [node_queue] queues at loading places and airfields
        [threat_hold] holds under threat
        [incident] attacks
        [breakdown] breakdowns
        [weather] the weather
        [route_closed] closed routes
        [late_release] late release
        [handover] waiting for a successor
        [contest] contests on the way
        [packing] packing that stands still
        [inspection] waiting for inspection
        [work] work
        [loading] loading
        [march] the march
        [unloading] unloading
       *[flight] flights
    }

played =
    As of { $from }, played to { $until }: { $runs } replications of { $plans ->
        [one] one plan
       *[other] { $plans } plans
    } under { $cases ->
        [one] one case
       *[other] { $cases } cases
    }.
source = drawdown { $version }, scenario { $scenario } (resolved: { $digest }), seed { $seed }. To make it again: { $command }

## Bottom line

bottom-title = Bottom line
bottom-no-deadline = The scenario has no deadline; the dates at which sites close are below.
bottom-missed = As things stood on { $as_of } ({ $case }) and with the plan “{ $plan }”: { $clauses }.
bottom-clause =
    “{ $deadline }” { $band ->
        [almost-no-chance] has almost no chance of being missed
        [very-unlikely] is very unlikely to be missed
        [unlikely] is unlikely to be missed
        [roughly-even-chance] has a roughly even chance of being missed
        [likely] is likely to be missed
        [very-likely] is very likely to be missed
        [almost-certain] is almost certain to be missed
       *[none] was not played
    } ({ $chance })
bottom-dates = “{ $deadline }” is reached by { $p50 } in the middle run and by { $p80 } in 8 of 10.
bottom-no-dates = “{ $deadline }” is a limit on time, not a date.
bottom-reason = Where it is missed, most time is lost to { $cause } ({ $share } of the delay), and { $site } is most often last ({ $site_share }).
bottom-change = What would change “{ $deadline }”?
bottom-cases = Of what is assumed, “{ $case }” helps most (missed in { $chance }) and “{ $worse }” hurts most ({ $worst }).
bottom-better-case = Of what is assumed, “{ $case }” helps most (missed in { $chance }).
bottom-worse-case = No case helps; “{ $case }” hurts most (missed in { $chance }).
bottom-no-case = None of the cases is seen to make a difference.
bottom-plan = The plan “{ $plan }” lowers the chance by { $points } points ({ $low } to { $high }) under the same luck.
bottom-no-plan = No other plan is seen to lower the chance.
bottom-floor = Even the best of the { $count } combinations played (“{ $plan }”, { $case }) misses it in { $chance }.

## Matrix

matrix-title = Every plan under every case
matrix-cases = Chance of missing each deadline, by case (plan “{ $plan }”)
matrix-plans = Chance of missing each deadline, by plan ({ $case })
matrix-all = Chance of missing each deadline
matrix-column = Due { $due }
matrix-note = Share of the runs that miss it, with its 95% interval; < and > are bounds where none or all do. Shade: the seven likelihood bands of ICD 203.

## Curves

curves-title = When each deadline is met

## Schedule

schedule-title = When each camp closes

## Map

map-title = The map
map-note = Symbols and lines are explained below each map. Borders: Natural Earth 1:50 million, for orientation only; they state nothing about where a border is. The same with all figures for mapping programs: briefing.geojson. A camp without a deadline shows the date by which 8 runs in 10 have vacated it.
map-scheme = The scenario gives no coordinates, so this is a scheme of the network: sites that a route joins stand beside each other, and lengths mean nothing. Without coordinates there is no briefing.geojson. A camp without a deadline shows the date by which 8 runs in 10 have vacated it.
map-late = Where it is late and what stands in the way: the chance that each camp is late for its first deadline, and how often each route stands on the critical chain of “{ $deadline }”
map-late-plain = When camps are vacated: the date by which 8 runs in 10 have done so
map-held = Who holds each site at the end of { $date }
map-late-camps = Late most often: { $camps }.
map-late-routes = Most often on the critical chain: { $routes }.
map-late-none = No camp is late in any run, and no route decides a date.
map-camp = { $site }: vacated by { $p50 } in half of the runs, by { $p80 } in 8 of 10
map-camp-late = { $site }: late for { $due } in { $chance } of the runs; half are ready by { $p50 }, 8 in 10 by { $p80 }
map-route = { $route }: on the critical chain in { $share } of the runs
map-closed = closed before
map-off = off the map
map-north = N
map-key-late = Late:
map-key-route = On the critical chain:
map-key-held = Share of runs held by:
map-kind =
    { $kind ->
        [camp] camp
        [hub] hub
        [super-camp] super-camp
        [temporary-operating-base] temporary base
        [town] town
        [port] port
        [airfield] airfield
        [border-post] border post
       *[home] home
    }
map-mode =
    { $mode ->
        [road] road
        [air] air
        [river] river
       *[sea] sea
    }
nobody = nobody

## Replay

replay-title = One run, day by day
replay-lead = Single runs of the plan “{ $plan }” ({ $case }): the one at the middle of all runs by its date for “{ $deadline }”, and the worst. A run is one possible course of events, not a forecast.
replay-typical = Typical run (no. { $run }): “{ $deadline }” { $reached }
replay-worst = Worst run (no. { $run }): “{ $deadline }” { $reached }
replay-reached = reached on { $date }
replay-unreached = not reached by { $date }
replay-again = To read such a run in full: { $command }
replay-run = Run
replay-play = Play
replay-pause = Pause
replay-speed = Speed
replay-days = { $days } d per second
replay-time = Time
replay-events = What happens; press an event to go to it
replay-description = The map with convoys and forces moving on it; the events are told below it.
replay-missed = is missed
replay-kept = is held
replay-counts = On the road: { $road } · in the air: { $air } · held: { $held } · people out: { $people } · camps vacated: { $camps } of { $all }
replay-gates = Suspended: { $gates }
replay-key-way = convoy under way
replay-key-flight = flight
replay-key-held = held; where several wait at a site, how many
replay-key-force = force, in its side’s colour
replay-key-contest = contest
replay-table = { $run }: the events that matter most
replay-when = When
replay-what = What
replay-convoy = convoy { $number }
replay-flight = flight { $number }
replay-held = { $convoy }: held { $cause }
replay-way = { $convoy }: under way

## Ledger

ledger-title = Where the time goes

## Handover

handover-title = After the last party

## People

people-title = People out

## Equipment

equipment-title = Equipment

## Drivers

drivers-title = What each uncertainty is worth

## Sweep

sweep-title = Over many assumptions

## Decisions

decisions-title = Until when there is a choice

## Comparison

comparison-title = Two ideas compared

## Register

register-title = Assumptions

## Claims

claims-title = Claims

## Method

method-title = Method and limits
