#!/usr/bin/env bash
# en: Plays a sweep of drawdown in @SHARDS@ shards under Slurm. Run it on a login node, in a folder that all nodes see.
# fr: Joue un balayage de drawdown en @SHARDS@ parts sous Slurm. À lancer sur un nœud de connexion, dans un dossier que tous voient.
# en: Start it again whenever it stopped: what is played is not played again.
# fr: Relancez-le s’il s’est arrêté : ce qui est joué n’est pas rejoué.
set -euo pipefail

# en: 1. What all shards need, found out once: the points, and how long a run takes.
# fr: 1. Ce dont toutes les parts ont besoin, établi une fois : les points, et ce que dure une simulation.
@SWEEP@ --prepare

# en: 2. The shards, as an array. Add what your site wants: --account, --partition, --time.
# fr: 2. Les parts, en tableau. Ajoutez ce que veut votre site : --account, --partition, --time.
shards=$(sbatch --parsable --job-name=@NAME@ --array=1-@SHARDS@ --ntasks=1 --cpus-per-task=1 --requeue \
    --output=@OUT@.slurm-%a.log --open-mode=append <<'SHARD'
#!/usr/bin/env bash
# en: Only a fault of the machine (status 2) is worth another try, perhaps on another node.
# fr: Seule une faute de la machine (statut 2) mérite une nouvelle tentative, peut-être sur un autre nœud.
status=0
@SWEEP@ --yes --resume --threads 1 --shard "$SLURM_ARRAY_TASK_ID/@SHARDS@" || status=$?
if [ "$status" -eq 2 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ]; then
    scontrol requeue "$SLURM_JOB_ID"
fi
exit "$status"
SHARD
)

# en: 3. Put together once all are done: the same bytes as those of one machine.
# fr: 3. Réunir quand toutes sont faites : les mêmes octets que ceux d’une seule machine.
sbatch --job-name=@NAME@-merge --dependency="afterok:$shards" --output=@OUT@.slurm-merge.log <<'MERGE'
#!/usr/bin/env bash
drawdown merge @OUT@.shard-*-of-@SHARDS@ --out @OUT@
MERGE
