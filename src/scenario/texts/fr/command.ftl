# Ce qui arrête une commande, et ce qui ne va pas dans la façon dont elle est donnée.

cli-address-compare-wants-two-ideas-drawdown = compare demande deux idées : `drawdown compare base accelerate`, ou une idée et ce qui y change : `drawdown compare base --b-set pool.trucks.count=30`
cli-address-did-you-mean = {" "}Vouliez-vous dire `{ $near }` ?
cli-address-folder-of-an-update = { $folder } contient les résultats de `drawdown update` : compare simule de nouveau un scénario sans les faits que ces résultats connaissent. Comparez les prévisions par `drawdown update --previous`, qui dit ce qui a changé entre deux points
cli-address-no-plan-scenario-there-no = `{ $name }` n’est pas un plan du scénario, et il n’y a ni fichier, ni dossier, ni exemple de ce nom.{ $near } Plans : { $plans }. Exemples : { $examples }
cli-choice-no-called-there =
    { $word ->
        [plan] aucun plan ne s’appelle
        [case] aucun cas ne s’appelle
        [deadline] aucune échéance ne s’appelle
        [camp] aucun site à fermer ne s’appelle
        [assumption] aucune hypothèse ne s’appelle
        [sweep] aucun balayage ne s’appelle
        [page] aucune page ne s’appelle
        [past-case] aucun cas passé ne s’appelle
        [ending-of-a-handover] aucune fin de remise ne s’appelle
        [verb] aucune commande ne s’appelle
       *[example] aucun exemple ne s’appelle
    } `{ $name }`.{ $nearest } Il y a : { $names }
cli-choose-budget-not-enough-first-look = --budget { $budget } ne suffit pas à un premier regard : donnez --budget { $sum } ou plus
cli-choose-every-run-failed-see-drawdown = toutes les simulations ont échoué : voir `drawdown run`
cli-choose-there-only-one-plan-there = il n’y a qu’un plan, donc rien à choisir
cli-choose-scenario-has-no-deadline-which = le scénario n’a pas d’échéance par laquelle juger des plans
cli-choose-weight-wants-case-number-held = --weight demande un cas et un nombre, comme held=2, et non `{ $text }`
cli-choose-weights-cases-all = les poids des cas sont tous nuls
cli-choose-must-above-below = il faut plus de 0,5 et moins de 1
cli-choose-must-number-above = il faut un nombre supérieur à 0
cli-decide-plan-one-would-switch-from = `{ $name }` est le plan que l’on quitterait
cli-decide-one-cannot-switch-from-mid = on ne peut pas passer du plan { $from } au plan { $to } en cours de route : { $cannot }. Ce qui peut changer : quand un site commence et passe au mode accéléré, ce qu’il déleste alors, des règles activées ou non, le nombre de véhicules d’un parc, quand un parc ou une escorte devient disponible, et une échéance à une date plus tardive
cli-decide-there-no-two-days-decide = il n’y a pas deux jours entre lesquels décider : donnez à --from et --to deux jours du { $first } au { $last }, ou ne les donnez pas
cli-threshold-every-run-value-failed-see = toutes les simulations d’une valeur ont échoué : voir `drawdown run`
cli-threshold-scenario-has-no-deadline-hold = le scénario n’a pas d’échéance à tenir
cli-threshold-write-chance-above-below = écrivez une probabilité supérieure à 0 et inférieure à 1, comme 0.8 ou 80%
cli-effect-scenario-has-no-deadline-there = le scénario n’a pas d’échéance, il n’y a donc rien à gagner
cli-effect-nothing-was-played = rien n’a été simulé
cli-effect-there-no-deadline = il n’y a pas d’échéance
cli-example-no-past-drawdown-what-became = `{ $example }` n’est pas un retrait passé : ce qu’il en est advenu n’est pas connu. Retraits passés : { $names }
cli-example-exists-nothing-was-written-give = { $path } existe ; rien n’a été écrit. Donnez un autre fichier, ou déplacez celui-ci.
cli-example-cannot-write = impossible d’écrire { $path } : { $error }
cli-explain-nothing-called-path-scenario-file = rien ne s’appelle `{ $what }`.{ $near } Un chemin du fichier s’écrit comme camp.kidal.line.people.to, un constat comme E405, une colonne comme p80 ou deadlines.p80, un code de retard comme no_escort ; les termes du domaine sont dans `drawdown manual glossary`
cli-failure-none-runs-has-outcome-results = aucune des { $count } simulations n’a d’issue, les résultats n’ont donc ni probabilité ni date. La première : { $first }
cli-failure-failed-nowhere-every-chance-date =
    { $count } { $count ->
        [one] simulation a échoué ; elle ne compte
       *[other] simulations ont échoué ; elles ne comptent
    } nulle part, et toute probabilité et toute date ne viennent que des autres : ne vous y fiez pas. La première : { $first }. `drawdown run` garde chacune avec sa raison dans runs.csv
cli-folder-holds-results-which-this-would = { $shown } contient des résultats, dont ceux-ci prendraient la place ; rien n’a été écrit. Donnez un autre dossier avec --out
cli-folder-same-command-made-before-scenario = la même commande, d’avant un changement du scénario ou du programme
cli-folder-another-question = une autre question ({ $command })
cli-folder-holds-results-nothing-was-played = { $path } contient les résultats d’un autre travail : { $made } ; rien n’a été simulé. --replace met les nouveaux à leur place, --out leur donne un autre dossier
cli-input-changes-shards-name-refused-look = { $path }, avec les changements que nomment les parts, est refusé ({ $codes }) : regardez-le avec `drawdown check`, ou nommez le bon scénario avec --scenario. Une table doit se trouver dans le dossier du scénario ou au-dessous, sauf si vous faites confiance à qui a fait les parts : --allow-outside
cli-input-status-unheard = { $rows ->
    [one] le scénario a une ligne de [[status]], sur ce qui s’est passé : cette commande prévoit depuis le début et n’en tient pas compte ; `drawdown update` le fait
   *[other] le scénario a { $rows } lignes de [[status]], sur ce qui s’est passé : cette commande prévoit depuis le début et n’en tient pas compte ; `drawdown update` le fait
}
cli-input-there-no-file-no-built = il n’y a pas de fichier `{ $asked }`, ni d’exemple intégré de ce nom.{ $near } Exemples : { $names }
cli-new-camp-cannot-where-everything-goes = { $hub } est un site à fermer et ne peut pas être aussi là où tout va
cli-new-write-day = écrivez un jour comme 2030-01-31
cli-new-not-after = ce n’est pas après le { $as_of }
cli-new-write-name-letters-digits = écrivez un nom de lettres et de chiffres
cli-new-cannot-made-name-letters-digits = on ne peut pas faire de { $name } un nom de lettres et de chiffres
cli-new-two-places-would-called = deux lieux s’appelleraient { $key }
cli-new-write-least-one-name = écrivez au moins un nom
cli-new-write-number-from = écrivez un nombre de { $least } à { $most }
cli-new-there-camps-numbers-write-one = il y a { $count } sites, et { $found } nombres : écrivez-en un pour tous, ou { $count }
cli-new-write-who-how-many-days = écrivez qui et en combien de jours, comme : l’armée, 3
cli-replay-run-not-played = la simulation ne va pas jusqu’au { $day }
cli-replay-scenario-has-no-deadline-no = le scénario n’a pas d’échéance, donc aucune simulation n’est la pire
cli-report-stopped-no-briefing-was-written = arrêté ; aucun rapport n’a été écrit
cli-report-only-briefing-pdf-missing-rest = { $reason }. Seul briefing.pdf manque, le reste du rapport est dans { $folder } : ouvrez { $folder }briefing.html dans un navigateur et imprimez-le, cela donne les mêmes pages.
cli-score-previous-is-later = { $folder } est une prévision du { $then }, postérieure à { $results } ({ $now }) : ce n’en est pas une prévision précédente
cli-score-until-is-early = --until { $until } n’est pas postérieur au jour de la prévision ({ $day }) : rien n’en pourrait être noté
cli-score-same-results-twice = { $one } et { $other } contiennent les mêmes résultats : une prévision se note une fois, et non à côté d’elle-même
cli-score-there-folders-results-records-give = il y a { $results } dossiers de résultats et { $records } relevés : donnez --record une fois pour chaque dossier, dans le même ordre, ou un pour tous
cli-score-there-folders-results-earlier-ones = il y a { $results } dossiers de résultats et { $previous } précédents : donnez --previous une fois pour chaque dossier, ou pas du tout
cli-score-results-no-played =
    les résultats de { $forecasts } n’ont { $kind ->
        [plan] pas de plan
        [case] pas de cas
       *[other] pas de tel choix
    } `{ $asked }`.{ $near } Simulés : { $names }
cli-search-where-wants-camp-how-handover = --where demande un site et comment finit sa remise, comme kidal=occupied, et non `{ $asked }`
cli-search-runs-failed =
     ; { $failed } { $failed ->
        [one] simulation a échoué
       *[other] simulations ont échoué
    }
cli-search-no-run-among-ends-they = aucune des { $runs } simulations ne finit par { $asked }. Elles finissent par : { $shares }{ $failed } (`run` peut en avoir joué moins)
cli-error-stopped-nothing-was-written = arrêté ; rien n’a été écrit
cli-error-leave-pdf-out-open-briefing = { $reason } ; ou retirez --pdf, ouvrez briefing.html dans un navigateur et imprimez-le : cela donne les mêmes pages.
cli-error-run-was-stopped-after-events = la simulation a été arrêtée après { $events } événements : quelque chose dans le scénario tourne en rond
cli-error-engine-failed-which-defect-program = le moteur a échoué, c’est un défaut du programme : { $message }
cli-error-cannot-write-standard-output = impossible d’écrire sur la sortie standard : { $error }
cli-estimate-this-much-begin-yes = c’est beaucoup : commencez avec --yes
cli-merge-shards-not-all-played-end = les parts ne sont pas toutes jouées jusqu’à la fin{ $shards } : continuez { $unfinished } avec --resume, puis réunissez
cli-merge-shards-name-their-scenario-which = les parts nomment { $path } comme leur scénario, qui n’est ni dans le dossier de cette commande ni dans celui des parts : si c’est bien lui, dites-le avec --scenario
cli-merge-bytes-end-damaged = { $before }, et { $lost } octets à la fin de { $path } sont abîmés
cli-merge-sweep-has-another-rule-replications = le balayage { $sweep } a maintenant une autre règle de réplications
cli-merge-shards-another-scenario = les parts sont d’un autre scénario : { $list }
cli-sweep-this-drawdown-built-without-parquet = ce drawdown est compilé sans Parquet ; compilez-le avec --features parquet
cli-sweep-scenario-has-no-sweep-add = le scénario n’a pas de balayage : ajoutez [sweep.NOM] avec un plan d’expérience et des facteurs, ou regardez-en un avec `drawdown example show mali-2023`
cli-sweep-scenario-has-several-sweeps-choose = le scénario a plusieurs balayages ; choisissez-en un : --sweep { $names }
cli-sweep-points-no-part-write-instance = --points { $text } n’est pas une partie de 0..{ $points } ; le dernier est exclu : écrivez par exemple { $part }
cli-sweep-stopped-what-was-played-kept = arrêté ; ce qui a été joué est gardé dans { $path }, et la même commande avec --resume continue
cli-sweep-cannot-write-what-was-played = impossible d’écrire dans { $path } : { $error } ; ce qui a été joué auparavant y est gardé, et la même commande avec --resume continue
cli-sweep-leave-one-shards-were-played = { $error } : retirez une des parts jouées deux fois, ou rejouez-la
cli-sweep-another-drawdown-work = un autre drawdown travaille dans { $folder }
cli-sweep-holds-no-runs-this-version = { $folder } ne contient aucune simulation de cette version
cli-place-link-neither-file-nor-folder = { $path } est un lien, ou n’est ni un fichier ni un dossier qu’un balayage écrit ; rien n’a été joué ni écrit. Déplacez-le, ou donnez un autre --out
cli-place-holds-finished-results-but-another = { $path } contient des résultats achevés, mais d’un autre scénario, d’une autre graine ou d’un autre balayage ({ $differences }) ; rien n’a été joué. --replace met les nouveaux à leur place, --out leur donne un autre dossier
cli-place-exists-no-unfinished-sweep-move = { $work } existe et n’est pas un balayage inachevé ; déplacez-le, ou donnez un autre --out
cli-place-unfinished-sweep-go-resume-begin = il y a un balayage inachevé dans { $work } : continuez-le avec --resume, ou recommencez avec --replace
cli-place-another-sweep = { $work } est d’un autre balayage : { $list }
cli-place-no-unfinished-sweep-move-away = { $work } n’est pas un balayage inachevé ; déplacez-le
cli-place-cannot-clear = impossible de vider { $path } : { $error }
cli-place-cannot-write = impossible d’écrire { $work } : { $error }
cli-place-all-runs-kept-same-command = { $message } ; toutes les simulations sont gardées dans { $path }, et la même commande avec --resume en tire les résultats
cli-place-log-not-one-was-finished = le journal dans { $path } n’est pas celui qui a été achevé : copiez de nouveau le dossier, ou continuez-le avec --resume
cli-place-there-no-folder = il n’y a pas de dossier { $path }
cli-place-no-shard-sweep = { $path } n’est pas une part d’un balayage
cli-place-do-not-belong-together = { $folder } et { $other } ne vont pas ensemble : { $list }
cli-place-some-shards-some = les unes sont des parts sur { $of }, les autres sur { $other }
cli-shards-by-number =
    { $count ->
        [one] le numéro { $list } sur { $of }
       *[other] les numéros { $list } sur { $of }
    }
cli-place-these-not-all-shards-missing = ce ne sont pas toutes les parts : il manque { $missing }
cli-prepare-not-there-not-this-scenario = { $path } n’est pas là, ou n’est pas de ce scénario, de cette graine, de ce balayage et de cette version : faites-le avec --prepare
cli-update-forgets = { $facts ->
    [one] le dernier point connaissait un fait dont rien n’est dit maintenant ({ $first }) : il ne compte plus
   *[other] le dernier point connaissait { $facts } faits dont rien n’est dit maintenant (comme { $first }) : ils ne comptent plus
}. Tous les faits forment un ensemble : redonnez les fichiers antérieurs à --status, avec les nouveaux
cli-update-knows-nothing = Rien n’est dit de ce qui s’est passé : joué comme par `drawdown run`, et --weigh, --runs, --followed et --previous sont sans effet.
cli-written-no-day = donnez un jour comme 2030-01-20
cli-written-no-day-meant = donnez un jour comme 2030-01-20 ; vouliez-vous dire { $right } ?
cli-update-previous-is-of-another = --previous { $folder } : { $why }. Ce qui a changé depuis serait attribué aux faits. Retirez --previous, ou faites les deux mises à jour de la même façon
previous-other-scenario = il est du scénario { $then }, et ceci est { $now }
previous-other-values = il est d’autres valeurs du scénario (--set, --seed ou le fichier lui-même) : il vient de `{ $command }`
previous-other-plan = on y suivait le plan { $then }, et ici { $now } (--followed)
previous-learned = les faits y ont appris quelque chose, et ici rien ne doit en être appris (--no-learning)
previous-did-not-learn = rien n’y était appris des faits (--no-learning), et ici quelque chose doit l’être
cli-update-previous-is-later = --previous { $folder } : son dernier point est du { $last }, après --as-of { $day }, et serait laissé de côté. Donnez les résultats d’une mise à jour antérieure, ou un jour plus tardif
cli-update-scenario-played-from-something-must = --as-of { $day } : le scénario est simulé du { $first } au { $last }, et il doit rester quelque chose à prévoir
cli-update-cannot-taken-up-after-was = on ne peut pas prendre le plan { $plan } après avoir suivi { $from } : { $cannot }. --followed nomme le plan suivi
cli-value-no-replication-succeeded-under-all = aucune réplication n’a réussi sous tous les plans
cli-value-there-only-one-plan-nothing = il n’y a qu’un plan, donc rien ne pourrait changer le choix
cli-verify-same-input-gave-different-bytes = la même entrée a donné d’autres octets avec 1 et avec { $threads } fils dans : { $differing }. C’est un défaut du programme.
cli-new-question = la ligne { $line } répond « { $answer } » : { $why }. La question : { $question }
cli-new-no-answer = il n’y a pas de ligne { $line } : { $why }. La question : { $question }
cli-breakpoint-seed = scenario.seed est le hasard des tirages : plus grand, ce n’est ni plus ni moins de quoi que ce soit, et il n’a pas de pire valeur. Pour simuler avec un autre hasard : --seed N
cli-usage-unknown = option inconnue : { $argument }
cli-usage-verb = commande inconnue : { $verb }
cli-usage-no-value = il faut une valeur à { $argument }
cli-usage-value = valeur refusée pour { $argument } : `{ $value }`
cli-usage-validation = valeur refusée pour { $argument } : `{ $value }` ({ $why })
cli-usage-missing = il manque : { $arguments }
cli-usage-conflict = { $argument } ne va pas avec { $other }
cli-usage-number = { $argument } a trop de valeurs, ou trop peu
cli-usage-help = Pour en savoir plus : --help
help-usage = Utilisation
help-command = COMMANDE
help-commands = Commandes
help-arguments = Arguments
help-options = Options
help-example = Exemple
help-default = défaut
help-possible-values = valeurs possibles
help-possible-values-heading = Valeurs possibles
help-man-name = NOM
help-man-examples = EXEMPLES
cli-usage-whole-number = il faut un nombre entier
cli-usage-range = de { $least } à { $most }
cli-example-wrote = { $path } est écrit. Pour le simuler : drawdown run { $path }
results-make-anew = Refaites ces résultats avec la commande qui est dans manifest.toml.
results-unreadable = { $file } ne peut pas être lu : { $why }.
briefing-no-folder = { $folder } n’existe pas : il n’y a rien à en tirer. Donnez un dossier que `drawdown run` ou `drawdown sweep` a écrit.
briefing-file = { $file } est un fichier, et non un dossier de résultats. Donnez un dossier que `drawdown run` ou `drawdown sweep` a écrit.
briefing-not-ours = { $folder } ne contient pas de résultats de drawdown (aucun manifest.toml à nous) : il n’y a rien à en tirer. Donnez un dossier que `drawdown run` ou `drawdown sweep` a écrit.
briefing-input-missing = { $folder }/{ $file } manque : ces résultats ont été simulés à partir de ce fichier, aucun rapport n’en est donc fait. { $anew }
briefing-input-changed = { $folder }/{ $file } n’est pas le fichier à partir duquel ces résultats ont été simulés : aucun rapport n’en est fait. { $anew }
briefing-refused = { $file } est refusé par cette version : { $finding }
briefing-other-version = { $folder } a été écrit par drawdown { $version }, celui-ci est { $own }. { $anew }
briefing-table-missing = { $file } manque, bien que manifest.toml le nomme : aucun rapport n’est fait des autres. { $anew }
briefing-table-changed = { $file } n’est plus tel qu’il a été écrit (son empreinte n’est pas celle de manifest.toml) : aucun rapport n’en est fait. { $anew }
briefing-no-column = { $file } n’a pas de colonne { $column } : une version antérieure l’a écrit. { $anew }
briefing-nothing = { $folder } contient la réponse de `{ $command }`, qui entre dans le rapport de la simulation à côté : donnez le dossier d’un `drawdown run` ou d’un `drawdown sweep`.
past-no-folder = { $folder } n’existe pas.
past-file = { $file } est un fichier, et non un dossier de résultats.
past-input-missing = { $folder }/{ $file } manque : ces résultats ont été simulés à partir de ce fichier.
past-not-ours = { $folder } ne contient pas de résultats de drawdown (aucun manifest.toml à nous) : on ne peut pas le comparer. Donnez un dossier que `drawdown run` a écrit, un fichier de scénario ou un plan.
past-input-changed = { $folder }/{ $file } n’est pas le fichier à partir duquel ces résultats ont été simulés. Pour le comparer tel qu’il est maintenant, nommez le fichier lui-même.
write-not-ours = { $folder } existe et ne contient pas de résultats de drawdown ; rien n’y a été écrit. Donnez un autre dossier avec --out, ou déplacez celui-ci.
write-foreign = { $folder } contient des résultats, mais aussi des fichiers que drawdown n’a pas écrits ({ $foreign }) ; rien n’y a été écrit. Déplacez-les, ou donnez un autre dossier avec --out.
write-link = { $folder } est un lien symbolique ; rien n’a été écrit. Donnez avec --out le dossier auquel il mène.
write-around = { $folder } est le dossier où travaille cette commande, ou l’un de ceux qui l’entourent, et les résultats prennent un dossier entier ; rien n’a été écrit. Donnez un nom à l’intérieur, comme --out resultats.
write-no-text = le nom de { $folder } n’est pas un texte (pas de l’UTF-8) ; rien n’a été écrit. Donnez-en un autre avec --out.
write-too-deep = { $beginning }… passe par plus de dossiers, ou est plus long, qu’un chemin de résultats ne peut l’être ; rien n’a été écrit. Donnez-en un plus court avec --out.
write-overtaken = d’autres résultats ont entre-temps été mis dans { $folder } ; ils ont été laissés tels quels.
write-left = les résultats sont dans { $folder }, mais tout ce qui s’y trouvait auparavant n’a pas pu y être remis ; le reste est dans { $rest }.
write-machine = impossible d’écrire { $path } : { $error }
write-ended = { $why }.
write-kept = { $why } Ce qui devait être écrit se trouve entier dans { $folder } : déplacez-le de là.
print-no-browser = aucun navigateur pour imprimer : il faut Chromium, Chrome, Edge ou Brave à --pdf. Nommez-en un avec { $variable }=/chemin/du/navigateur
print-not-started = impossible de lancer { $browser } pour imprimer : { $error }. Nommez-en un autre avec { $variable }
print-failed = { $browser } n’a rien imprimé ({ $status }). Nommez-en un autre avec { $variable }
print-too-long = { $browser } imprimait encore après { $seconds } s et a été arrêté. Nommez-en un autre avec { $variable }
print-interrupted = l’impression a été arrêtée
print-machine = impossible d’imprimer : { $error }
experiment-no-threads = aucun fil d’exécution n’a pu être lancé : { $words }
shard-wrong = `{ $text }` n’est pas une part ; écrivez 1/4, 2/4, …
shard-too-many = `{ $text }` est de plus de { $most } parts
sweep-copies-differ = deux copies de la partie { $part } du balayage diffèrent
machine-said = la machine dit : { $words }
machine-no-file = fichier ou dossier introuvable
machine-forbidden = accès refusé
machine-exists = il existe déjà
machine-no-folder = ce n’est pas un dossier
machine-folder = c’est un dossier
machine-full = le disque est plein
machine-quota = le quota du disque est dépassé
machine-read-only = le disque est en lecture seule
machine-too-large = le fichier est trop grand
machine-interrupted = l’opération a été interrompue
machine-cut = le fichier finit trop tôt
at-path = { $path } : { $error }
cli-written-number-meant = { $wanted } ; vouliez-vous dire { $right } ?
