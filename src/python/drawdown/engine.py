"""Who hands out shards: Dask first, Ray as well. Both do the same four things."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any, Protocol

from .program import Refused
from .shard import Task, forget, play

#: What a cluster need not do that is begun here, for one sweep: nobody looks at profiles and curves of it.
QUIET = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "500ms",
    "distributed.admin.system-monitor.interval": "5s",
}
#: A shard that was handed out: what the engine calls a future.
Handle = Any


@dataclass(frozen=True)
class Played:
    """What a worker has made of a shard."""

    #: Its folder as a tar.
    content: bytes
    #: Why it is refused, if it is: an answer and no exception, so that nobody tries it again.
    refused: str
    #: How long that took.
    seconds: float


def tried(task: Task, number: int) -> Played:
    """Plays a shard."""
    begun = time.monotonic()
    try:
        return Played(play(task, number), "", time.monotonic() - begun)
    except Refused as refused:
        return Played(b"", str(refused) or "refused", time.monotonic() - begun)


def _same(task: Task) -> Task:
    """What all shards have in common, once for each worker."""
    return task


def _forgotten() -> None:
    """Nothing more is to be played."""
    forget()


class Engine(Protocol):
    """Plays shards somewhere."""

    def slots(self) -> int:
        """How many it plays at once, as things stand."""
        ...

    def submit(self, number: int) -> Handle:
        """Hands a shard out."""
        ...

    def ended(self, handles: list[Handle], seconds: float) -> list[Handle]:
        """Waits until some of these have ended, and no longer than this; gives those that have."""
        ...

    def result(self, handle: Handle) -> Played:
        """What an ended one gave; anything raised is a fault of the machine."""
        ...

    def drop(self, handles: list[Handle]) -> None:
        """Forgets these, and stops them if it can."""
        ...

    def close(self) -> None:
        """Leaves the cluster, and ends it if it was begun here."""
        ...


class Dask:
    """Dask distributed. A worker that dies takes its shard along, which Dask then gives to another."""

    def __init__(self, task: Task, on: str) -> None:
        import dask
        from distributed import Client, LocalCluster

        self._local = None
        if on.startswith("dask://"):
            self._client = Client("tcp://" + on.removeprefix("dask://"))
        else:
            workers = int(on.partition(":")[2] or 0) or None
            # Each worker is a process with one thread: the program has its own, and one is enough.
            with dask.config.set(QUIET):
                self._local = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
            self._client = Client(self._local)
        self._client.wait_for_workers(1)
        # As the result of something that can be done again: what is scattered is lost with the last node that has it.
        self._task = self._client.submit(_same, task, pure=False)

    def slots(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return max(sum(threads.values()), 1)

    def submit(self, number: int) -> Handle:
        return self._client.submit(tried, self._task, number, pure=False)

    def ended(self, handles: list[Handle], seconds: float) -> list[Handle]:
        from distributed import CancelledError, TimeoutError, wait

        try:
            wait(handles, timeout=seconds, return_when="FIRST_COMPLETED")
        except (TimeoutError, CancelledError):
            pass  # Some that the cluster gave up are done, and have failed.
        return [handle for handle in handles if handle.done()]

    def result(self, handle: Handle) -> Played:
        played: Played = handle.result()
        return played

    def drop(self, handles: list[Handle]) -> None:
        self._client.cancel(handles, force=True)

    def close(self) -> None:
        # What workers keep for the next shard; one that does not answer ends it by itself.
        self._client.run(_forgotten, on_error="ignore")
        self._client.close()
        if self._local is not None:
            self._local.close()


class Ray:
    """Ray, on ``ray://HOST:PORT`` or, with ``ray`` alone, on this machine."""

    def __init__(self, task: Task, on: str) -> None:
        import ray

        self._ray = ray
        address = on if on.startswith("ray://") else None
        ray.init(address=address, include_dashboard=False if address is None else None, log_to_driver=False)
        self._tried = ray.remote(num_cpus=1, max_retries=3)(tried)
        self._task = ray.put(task)

    def slots(self) -> int:
        return max(int(self._ray.cluster_resources().get("CPU", 1)), 1)

    def submit(self, number: int) -> Handle:
        return self._tried.remote(self._task, number)

    def ended(self, handles: list[Handle], seconds: float) -> list[Handle]:
        done, _ = self._ray.wait(handles, num_returns=1, timeout=seconds)
        more, _ = self._ray.wait(handles, num_returns=len(handles), timeout=0) if done else (done, [])
        return list(more)

    def result(self, handle: Handle) -> Played:
        played: Played = self._ray.get(handle)
        return played

    def drop(self, handles: list[Handle]) -> None:
        for handle in handles:
            self._ray.cancel(handle, force=True)

    def close(self) -> None:
        self._ray.shutdown()


def begin(task: Task, on: str) -> Engine:
    """The engine of a cluster that is asked for."""
    if on == "ray" or on.startswith("ray://"):
        return Ray(task, on)
    if on == "local" or on.startswith(("local:", "dask://")):
        return Dask(task, on)
    raise Refused(f"--on {on}: write local, local:WORKERS, dask://HOST:PORT, ray or ray://HOST:PORT")
