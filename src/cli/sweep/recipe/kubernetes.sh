#!/usr/bin/env bash
# en: Plays a sweep of drawdown in @SHARDS@ shards on Kubernetes. It wants an image with drawdown in it (IMAGE) and a volume that
# en: many nodes may write at once (CLAIM), with the scenario in it.
# fr: Joue un balayage de drawdown en @SHARDS@ parts sur Kubernetes. Il lui faut une image qui contient drawdown (IMAGE) et un volume où
# fr: plusieurs nœuds écrivent à la fois (CLAIM), avec le scénario dedans.
# en: Delete the jobs and start it again whenever it stopped: what is played is not played again.
# fr: Supprimez les tâches et relancez-le s’il s’est arrêté : ce qui est joué n’est pas rejoué.
set -euo pipefail
: "${IMAGE:?an image with drawdown}" "${CLAIM:?a persistent volume claim, ReadWriteMany}"

# en: One job: its name, how many shards it plays, and what each does.
# fr: Une tâche : son nom, combien de parts elle joue, et ce que fait chacune.
job() {
    kubectl apply -f - <<YAML
apiVersion: batch/v1
kind: Job
metadata:
  name: @NAME@-$1
spec:
  completionMode: Indexed
  completions: $2
  parallelism: $2
  backoffLimitPerIndex: 3
  maxFailedIndexes: 0
  podFailurePolicy:
    rules:
      # en: Status 1: the input has to change, and another try is in vain.
      # fr: Statut 1 : l’entrée doit changer, et une nouvelle tentative est vaine.
      - action: FailJob
        onExitCodes: { operator: In, values: [1] }
  template:
    spec:
      restartPolicy: Never
      volumes:
        - name: work
          persistentVolumeClaim: { claimName: $CLAIM }
      containers:
        - name: drawdown
          image: $IMAGE
          workingDir: /work
          volumeMounts: [{ name: work, mountPath: /work }]
          resources: { requests: { cpu: "1", memory: 200Mi } }
          command: ["/bin/sh", "-c"]
          args:
            - |
              $3
YAML
    kubectl wait --for=condition=complete --timeout=-1s "job/@NAME@-$1"
}

# en: 1. What all shards need, found out once: the points, and how long a run takes.
# fr: 1. Ce dont toutes les parts ont besoin, établi une fois : les points, et ce que dure une simulation.
prepare=$(cat <<'LINE'
@SWEEP@ --prepare
LINE
)
job prepare 1 "$prepare"

# en: 2. The shards.
# fr: 2. Les parts.
shard=$(cat <<'LINE'
@SWEEP@ --yes --resume --threads 1 --shard "$((JOB_COMPLETION_INDEX + 1))/@SHARDS@"
LINE
)
job shards @SHARDS@ "$shard"

# en: 3. Put together: the same bytes as those of one machine.
# fr: 3. Réunir : les mêmes octets que ceux d’une seule machine.
merge=$(cat <<'LINE'
drawdown merge @OUT@.shard-*-of-@SHARDS@ --out @OUT@
LINE
)
job merge 1 "$merge"
