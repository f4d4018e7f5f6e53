#!/usr/bin/env bash
# en: Plays a sweep of drawdown in @SHARDS@ shards on this machine, and on others with GNU parallel's --sshlogin.
# fr: Joue un balayage de drawdown en @SHARDS@ parts sur cette machine, et sur d’autres avec --sshlogin de GNU parallel.
# en: Start it again whenever it stopped: what is played is not played again.
# fr: Relancez-le s’il s’est arrêté : ce qui est joué n’est pas rejoué.
set -euo pipefail

# en: 1. What all shards need, found out once: the points, and how long a run takes.
# fr: 1. Ce dont toutes les parts ont besoin, établi une fois : les points, et ce que dure une simulation.
@SWEEP@ --prepare

# en: 2. The shards. Only a fault of the machine (status 2) is worth another try.
# fr: 2. Les parts. Seule une faute de la machine (statut 2) mérite une nouvelle tentative.
shard() {
    local try status
    for try in 1 2 3; do
        status=0
        @SWEEP@ --yes --resume --threads 1 --shard "$1/@SHARDS@" || status=$?
        [ "$status" -eq 2 ] || return "$status"
    done
    return "$status"
}
export -f shard
seq @SHARDS@ | parallel --joblog @OUT@.joblog --halt soon,fail=1 shard {} '>' /dev/null

# en: 3. Put together: the same bytes as those of one machine.
# fr: 3. Réunir : les mêmes octets que ceux d’une seule machine.
drawdown merge @OUT@.shard-*-of-@SHARDS@ --out @OUT@
