# What stops a command, and what is wrong with how it was given.

cli-address-compare-wants-two-ideas-drawdown = compare wants two ideas: `drawdown compare base accelerate`, or one and what is changed in it: `drawdown compare base --b-set pool.trucks.count=30`
cli-address-did-you-mean = {" "}Did you mean `{ $near }`?
cli-address-folder-of-an-update = { $folder } holds the results of `drawdown update`: compare plays a scenario again without the facts that they know of. Compare the forecasts by `drawdown update --previous`, which says what has moved between two reports
cli-address-no-plan-scenario-there-no = `{ $name }` is no plan of the scenario, and there is no file, folder or example of that name.{ $near } Plans: { $plans }. Examples: { $examples }
cli-choice-no-called-there = no { $kind } is called `{ $name }`.{ $nearest } There are: { $names }
cli-choose-budget-not-enough-first-look = --budget { $budget } is not enough for a first look: give --budget { $sum } or more
cli-choose-every-run-failed-see-drawdown = every run failed: see `drawdown run`
cli-choose-there-only-one-plan-there = there is only one plan, so there is nothing to choose
cli-choose-scenario-has-no-deadline-which = the scenario has no deadline by which plans could be judged
cli-choose-weight-wants-case-number-held = --weight wants a case and a number, as in held=2, not `{ $text }`
cli-choose-weights-cases-all = the weights of the cases are all 0
cli-choose-must-above-below = it must be above 0.5 and below 1
cli-choose-must-number-above = it must be a number above 0
cli-decide-plan-one-would-switch-from = `{ $name }` is the plan one would switch from
cli-decide-one-cannot-switch-from-mid = one cannot switch from { $from } to { $to } in mid-run: { $cannot }. What can be switched: when a camp starts and goes over to the accelerated mode, what it then sheds, rules on or off, the number of vehicles of a pool, when a pool or an escort becomes available, and a deadline to a later date
cli-decide-there-no-two-days-decide = there are no two days to decide on: give --from and --to two days from { $first } to { $last }, or leave them out
cli-threshold-every-run-value-failed-see = every run of a value failed: see `drawdown run`
cli-threshold-scenario-has-no-deadline-hold = the scenario has no deadline to hold
cli-threshold-write-chance-above-below = write a chance above 0 and below 1, as in 0.8 or 80%
cli-effect-scenario-has-no-deadline-there = the scenario has no deadline, so there is nothing to gain
cli-effect-nothing-was-played = nothing was played
cli-effect-there-no-deadline = there is no deadline
cli-example-no-past-drawdown-what-became = `{ $example }` is no past drawdown: what became of it is not on record. Past drawdowns: { $names }
cli-example-exists-nothing-was-written-give = { $path } exists; nothing was written. Give another file, or move this one away.
cli-example-cannot-write = cannot write { $path }: { $error }
cli-explain-nothing-called-path-scenario-file = nothing is called `{ $what }`.{ $near } A path of the scenario file is written as camp.kidal.line.people.to, a finding as E405, a column as p80 or deadlines.p80, a delay code as no_escort; the terms of the field are in `drawdown manual glossary`
cli-failure-none-runs-has-outcome-results = none of { $count } runs has an outcome, so the results hold no chance and no date. The first: { $first }
cli-failure-failed-nowhere-every-chance-date =
    { $count } { $count ->
        [one] run failed; it counts
       *[other] runs failed; they count
    } nowhere, and every chance and date is of the others alone, so do not rely on them. The first: { $first }. `drawdown run` keeps each with its reason in runs.csv
cli-folder-holds-results-which-this-would = { $shown } holds results, which this would take the place of; nothing was written. Give another folder with --out
cli-folder-same-command-made-before-scenario = the same command, made before the scenario or the program changed
cli-folder-another-question = another question ({ $command })
cli-folder-holds-results-nothing-was-played = { $path } holds results of { $made }; nothing was played. --replace puts the new ones in their place, --out gives them another folder
cli-input-changes-shards-name-refused-look = { $path }, with the changes that the shards name, is refused ({ $codes }): look at it with `drawdown check`, or name the right scenario with --scenario. A table has to lie in the folder of the scenario or below, unless you trust whoever made the shards: --allow-outside
cli-input-status-unheard = { $rows ->
    [one] the scenario has a row of [[status]], of what has happened: this command forecasts from the beginning and does not take it; `drawdown update` does
   *[other] the scenario has { $rows } rows of [[status]], of what has happened: this command forecasts from the beginning and takes none of them; `drawdown update` does
}
cli-input-there-no-file-no-built = there is no file `{ $asked }`, and no built-in example of that name.{ $near } Examples: { $names }
cli-new-camp-cannot-where-everything-goes = { $hub } is a camp and cannot be where everything goes too
cli-new-write-day = write a day as 2030-01-31
cli-new-not-after = that is not after { $as_of }
cli-new-write-name-letters-digits = write a name of letters and digits
cli-new-cannot-made-name-letters-digits = { $name } cannot be made a name of letters and digits
cli-new-two-places-would-called = two places would be called { $key }
cli-new-write-least-one-name = write at least one name
cli-new-write-number-from = write a number from { $least } to { $most }
cli-new-there-camps-numbers-write-one = there are { $count } camps, and { $found } numbers: write one for all, or { $count }
cli-new-write-who-how-many-days = write who and how many days, as: the army, 3
cli-replay-run-not-played = the run is not played on { $day }
cli-replay-scenario-has-no-deadline-no = the scenario has no deadline, so no run is the worst
cli-report-stopped-no-briefing-was-written = stopped; no briefing was written
cli-report-only-briefing-pdf-missing-rest = { $reason }. Only briefing.pdf is missing, the rest of the briefing is in { $folder }: open { $folder }briefing.html in any browser and print it, that gives the same pages.
cli-score-previous-is-later = { $folder } was forecast on { $then }, later than { $results } ({ $now }): it is no earlier forecast of it
cli-score-until-is-early = --until { $until } is not after the day of the forecast ({ $day }): nothing of it could be scored
cli-score-same-results-twice = { $one } and { $other } hold the same results: a forecast is scored once, and not beside itself
cli-score-there-folders-results-records-give = there are { $results } folders of results and { $records } records: give --record once for each folder, in the same order, or one for all of them
cli-score-there-folders-results-earlier-ones = there are { $results } folders of results and { $previous } earlier ones: give --previous once for each folder, or not at all
cli-score-results-no-played = the results in { $forecasts } are of no { $kind } `{ $asked }`.{ $near } Played: { $names }
cli-search-where-wants-camp-how-handover = --where wants a camp and how its handover ended, as in kidal=occupied, not `{ $asked }`
cli-search-runs-failed = ; { $failed } runs failed
cli-search-no-run-among-ends-they = no run among { $runs } ends with { $asked }. They end with: { $shares }{ $failed } (`run` may have played fewer)
cli-error-stopped-nothing-was-written = stopped; nothing was written
cli-error-leave-pdf-out-open-briefing = { $reason }; or leave --pdf out, open briefing.html in any browser and print it: that gives the same pages.
cli-error-run-was-stopped-after-events = the run was stopped after { $events } events: something in the scenario goes round in a circle
cli-error-engine-failed-which-defect-program = the engine failed, which is a defect of the program: { $message }
cli-error-cannot-write-standard-output = cannot write to standard output: { $error }
cli-estimate-this-much-begin-yes = this is much: begin it with --yes
cli-merge-shards-not-all-played-end = the shards are not all played to the end{ $shards }: go on with { $unfinished }, with --resume, then merge
cli-merge-shards-name-their-scenario-which = the shards name { $path } as their scenario, which lies neither in the folder of this command nor in that of the shards: if that is right, say so with --scenario
cli-merge-bytes-end-damaged = { $before }, and { $lost } bytes at the end of { $path } are damaged
cli-merge-sweep-has-another-rule-replications = sweep { $sweep } has another rule of replications now
cli-merge-shards-another-scenario = the shards are of another scenario: { $list }
cli-sweep-this-drawdown-built-without-parquet = this drawdown is built without Parquet; build it with --features parquet
cli-sweep-scenario-has-no-sweep-add = the scenario has no sweep: add [sweep.NAME] with a design and factors, or see one with `drawdown example show mali-2023`
cli-sweep-scenario-has-several-sweeps-choose = the scenario has several sweeps; choose one: --sweep { $names }
cli-sweep-points-no-part-write-instance = --points { $text } is no part of 0..{ $points }; the last one is left out: write, for instance, { $part }
cli-sweep-stopped-what-was-played-kept = stopped; what was played is kept in { $path }, and the same command with --resume goes on
cli-sweep-cannot-write-what-was-played = cannot write to { $path }: { $error }; what was played before is kept there, and the same command with --resume goes on
cli-sweep-leave-one-shards-were-played = { $error }: leave one of the shards that were played twice out, or play it again
cli-sweep-another-drawdown-work = another drawdown is at work in { $folder }
cli-sweep-holds-no-runs-this-version = { $folder } holds no runs of this version
cli-place-link-neither-file-nor-folder = { $path } is a link, or neither a file nor a folder that a sweep writes; nothing was played or written. Move it away, or give another --out
cli-place-holds-finished-results-but-another = { $path } holds finished results, but of another scenario, seed or sweep ({ $differences }); nothing was played. --replace puts the new ones in their place, --out gives them another folder
cli-place-exists-no-unfinished-sweep-move = { $work } exists and is no unfinished sweep; move it away, or give another --out
cli-place-unfinished-sweep-go-resume-begin = an unfinished sweep is in { $work }: go on with it with --resume, or begin anew with --replace
cli-place-another-sweep = { $work } is of another sweep: { $list }
cli-place-no-unfinished-sweep-move-away = { $work } is no unfinished sweep; move it away
cli-place-cannot-clear = cannot clear { $path }: { $error }
cli-place-cannot-write = cannot write { $work }: { $error }
cli-place-all-runs-kept-same-command = { $message }; all runs are kept in { $path }, and the same command with --resume makes the results from them
cli-place-log-not-one-was-finished = the log in { $path } is not the one that was finished: copy the folder again, or go on with it with --resume
cli-place-there-no-folder = there is no folder { $path }
cli-place-no-shard-sweep = { $path } is no shard of a sweep
cli-place-do-not-belong-together = { $folder } and { $other } do not belong together: { $list }
cli-place-some-shards-some = some are shards of { $of }, and some of { $other }
cli-shards-by-number =
    { $count ->
        [one] number { $list } of { $of }
       *[other] numbers { $list } of { $of }
    }
cli-place-these-not-all-shards-missing = these are not all shards: there is none with { $missing }
cli-prepare-not-there-not-this-scenario = { $path } is not there, or not of this scenario, seed, sweep and version: make it with --prepare
cli-update-forgets = { $facts ->
    [one] the last update knew a fact of which nothing is told now ({ $first }): it counts no more
   *[other] the last update knew { $facts } facts of which nothing is told now (such as { $first }): they count no more
}. All facts are one set: give the earlier files to --status again, beside the new ones
cli-update-knows-nothing = Nothing is told of what has happened: played as `drawdown run` plays it, and --weigh, --runs, --followed and --previous mean nothing.
cli-written-no-day = give a day such as 2030-01-20
cli-written-no-day-meant = give a day such as 2030-01-20; did you mean { $right }?
cli-update-previous-is-of-another = --previous { $folder }: { $why }. What has moved since would be put down to the facts. Leave --previous out, or make both updates alike
previous-other-scenario = it is of the scenario { $then }, and this is { $now }
previous-other-values = it is of other values of the scenario (--set, --seed or the file itself): it was made by `{ $command }`
previous-other-plan = in it the plan { $then } was followed, and here { $now } (--followed)
previous-learned = in it something was learned from the facts, and here nothing is to be (--no-learning)
previous-did-not-learn = in it nothing was learned from the facts (--no-learning), and here something is to be
cli-update-previous-is-later = --previous { $folder }: its last report is of { $last }, later than --as-of { $day }, and would be left out. Give the results of an earlier update, or a later day
cli-update-scenario-played-from-something-must = --as-of { $day }: the scenario is played from { $first } to { $last }, and something must be left to forecast
cli-update-cannot-taken-up-after-was = { $plan } cannot be taken up after { $from } was followed: { $cannot }. --followed names the plan that was followed
cli-value-no-replication-succeeded-under-all = no replication succeeded under all plans
cli-value-there-only-one-plan-nothing = there is only one plan, so nothing could change the choice
cli-verify-same-input-gave-different-bytes = the same input gave different bytes with 1 and with { $threads } threads in: { $differing }. This is a defect of the program.
cli-new-question = line { $line } answers “{ $answer }”: { $why }. The question was: { $question }
cli-new-no-answer = there is no line { $line }: { $why }. The question was: { $question }
cli-breakpoint-seed = scenario.seed is the luck of the draws: a larger one is neither more nor less of anything, and there is no worst value of it. To play with other luck: --seed N
cli-usage-unknown = unknown option { $argument }
cli-usage-verb = unknown command { $verb }
cli-usage-no-value = { $argument } wants a value
cli-usage-value = `{ $value }` is no value of { $argument }
cli-usage-validation = `{ $value }` is no value of { $argument }: { $why }
cli-usage-missing = missing: { $arguments }
cli-usage-conflict = { $argument } cannot stand beside { $other }
cli-usage-number = { $argument } has too many values or too few
cli-usage-help = For more, --help.
help-usage = Usage
help-command = COMMAND
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-example = Example
help-default = default
help-possible-values = possible values
help-possible-values-heading = Possible values
help-man-name = NAME
help-man-examples = EXAMPLES
cli-usage-whole-number = a whole number is wanted
cli-usage-range = from { $least } to { $most }
cli-example-wrote = Wrote { $path }. Play it: drawdown run { $path }
results-make-anew = Make it anew with the command in manifest.toml.
results-unreadable = { $file } cannot be read: { $why }.
briefing-no-folder = { $folder } does not exist, so there is nothing to make of it. Give a folder that `drawdown run` or `drawdown sweep` wrote.
briefing-file = { $file } is a file, not a folder of results. Give a folder that `drawdown run` or `drawdown sweep` wrote.
briefing-not-ours = { $folder } holds no results of drawdown (no manifest.toml of ours), so there is nothing to make of it. Give a folder that `drawdown run` or `drawdown sweep` wrote.
briefing-input-missing = { $folder }/{ $file } is missing: these results were played from it, so no briefing is made of them. { $anew }
briefing-input-changed = { $folder }/{ $file } is not the file that these results were played from, so no briefing is made of them. { $anew }
briefing-refused = { $file } is refused by this version: { $finding }
briefing-other-version = { $folder } was written by drawdown { $version }, this is { $own }. { $anew }
briefing-table-missing = { $file } is missing, though manifest.toml names it, so no briefing is made of the others. { $anew }
briefing-table-changed = { $file } is not as it was written (its digest is not the one in manifest.toml), so no briefing is made of it. { $anew }
briefing-no-column = { $file } has no column { $column }: an earlier build wrote it. { $anew }
briefing-nothing = { $folder } holds the answer of `{ $command }`, which becomes part of the briefing of the run beside it: give the folder of a `drawdown run` or of a `drawdown sweep`.
past-no-folder = { $folder } does not exist.
past-file = { $file } is a file, not a folder of results.
past-input-missing = { $folder }/{ $file } is missing: these results were played from it.
past-not-ours = { $folder } holds no results of drawdown (no manifest.toml of ours), so it cannot be compared. Give a folder that `drawdown run` wrote, a scenario file, or a plan.
past-input-changed = { $folder }/{ $file } is not the file that these results were played from. To compare it as it is now, name the file itself.
write-not-ours = { $folder } exists and holds no results of drawdown; nothing was written there. Give another folder with --out, or move this one away.
write-foreign = { $folder } holds results, but also files that drawdown did not write ({ $foreign }); nothing was written there. Move them away, or give another folder with --out.
write-link = { $folder } is a symbolic link; nothing was written. Give the folder that it leads to with --out.
write-around = { $folder } is the folder in which this command works, or one around it, and results take the whole of a folder; nothing was written. Give a name within it, as in --out results.
write-no-text = the name of { $folder } is no text (not UTF-8); nothing was written. Give another with --out.
write-too-deep = { $beginning }… leads through more folders, or is longer, than a path to results may be; nothing was written. Give a shorter one with --out.
write-overtaken = other results were put into { $folder } meanwhile, which were left as they are.
write-left = the results are in { $folder }, but not all that lay in it before could be moved there; the rest is in { $rest }.
write-machine = cannot write { $path }: { $error }
write-ended = { $why }.
write-kept = { $why } What was to be written is whole in { $folder }: move it from there.
print-no-browser = no browser to print with: Chromium, Chrome, Edge or Brave is needed for --pdf. Name one with { $variable }=/path/to/it
print-not-started = cannot start { $browser } to print with: { $error }. Name another with { $variable }
print-failed = { $browser } printed nothing ({ $status }). Name another with { $variable }
print-too-long = { $browser } was still printing after { $seconds } s and was stopped. Name another with { $variable }
print-interrupted = printing was stopped
print-machine = cannot print: { $error }
experiment-no-threads = no worker threads could be started: { $words }
shard-wrong = `{ $text }` is no shard; write 1/4, 2/4, …
shard-too-many = `{ $text }` is of more than { $most } shards
sweep-copies-differ = two copies of part { $part } of the sweep differ
machine-said = { $words }
machine-no-file = { $words }
machine-forbidden = { $words }
machine-exists = { $words }
machine-no-folder = { $words }
machine-folder = { $words }
machine-full = { $words }
machine-quota = { $words }
machine-read-only = { $words }
machine-too-large = { $words }
machine-interrupted = { $words }
machine-cut = { $words }
at-path = { $path }: { $error }
cli-written-number-meant = { $wanted }; did you mean { $right }?
