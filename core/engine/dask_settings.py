"""How Dask is set here: no profiling, no stealing of tasks that are tied to a worker, no open ports, no chatter."""

from __future__ import annotations

LOOPBACK = "127.0.0.1"
NO_DASHBOARD = f"{LOOPBACK}:0"  # Dask always opens a web port: one without pages that nobody else can reach

SETTINGS = {
    "distributed.logging": {
        "distributed": "error",
        "distributed.client": "critical",  # a lost connection is told on the page
        "distributed.scheduler": "critical",
        "distributed.worker": "critical",
    },
    "distributed.admin.large-graph-warning-threshold": "1 GiB",  # states of models travel as arguments
    "distributed.admin.low-level-log-length": 10,  # messages kept, each with all that it carries, such as a model
    "distributed.admin.tick.limit": "1 hour",  # `import torch` holds the loop up for seconds
    "distributed.admin.system-monitor.gil.enabled": False,
    "distributed.diagnostics.computations.max-history": 1,  # each holds its groups of tasks
    "distributed.diagnostics.nvml": False,
    "distributed.scheduler.active-memory-manager.start": False,
    "distributed.scheduler.http.routes": [],
    "distributed.scheduler.work-stealing": False,
    "distributed.scheduler.worker-ttl": None,  # a laptop may sleep
    "distributed.worker.http.routes": [],
    "distributed.worker.profile.enabled": False,
}


def without_spans(extensions: dict[str, type]) -> dict[str, type]:
    """Dask's own extensions of a scheduler or a worker but for the one that never forgets a group of tasks.

    Each sentence that somebody types is a group, and a server of a school runs for months.
    """
    return {name: extension for name, extension in extensions.items() if name != "spans"}


def apply() -> None:
    """Set Dask up in this process; call it before `distributed` is imported for the first time."""
    import dask.config

    dask.config.set(SETTINGS)
