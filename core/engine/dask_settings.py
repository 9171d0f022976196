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
    "distributed.admin.tick.limit": "1 hour",  # `import torch` holds the loop up for seconds
    "distributed.admin.system-monitor.gil.enabled": False,
    "distributed.diagnostics.nvml": False,
    "distributed.scheduler.active-memory-manager.start": False,
    "distributed.scheduler.http.routes": [],
    "distributed.scheduler.work-stealing": False,
    "distributed.scheduler.worker-ttl": None,  # a laptop may sleep
    "distributed.worker.http.routes": [],
    "distributed.worker.profile.enabled": False,
}


def apply() -> None:
    """Set Dask up in this process; call it before `distributed` is imported for the first time."""
    import dask.config

    dask.config.set(SETTINGS)
