"""`streamlit run` with a thread beside it that counts what the process holds (`-m benchmarks.insider run app.py`).

For each line on standard input it writes the counts, as JSON, into the file that GLASSBOX_COUNTS names. Nothing else is
different from the real server, whose own program knows nothing of this.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
from asyncio import all_tasks
from collections import Counter
from pathlib import Path


def main() -> None:
    """Watch standard input, and be the server."""
    threading.Thread(target=_serve_counts, args=(Path(os.environ["GLASSBOX_COUNTS"]),), daemon=True).start()
    from streamlit.web.cli import main as streamlit

    streamlit(prog_name="streamlit")


def _serve_counts(path: Path) -> None:
    while sys.stdin.readline():
        part = path.with_suffix(".part")
        part.write_text(json.dumps(counts()))
        part.replace(path)


def counts() -> dict[str, int]:
    """How many there are of everything that a visitor can leave behind, after a collection of garbage.

    `kept sessions` are those that Streamlit holds for a while for a browser that comes back (at most 128);
    `session objects` counts them and the ones on screen, and whatever else holds one.
    """
    from streamlit.runtime import Runtime

    from core.engine import get_engine

    gc.collect()
    kinds = Counter(type(one).__name__ for one in gc.get_objects())
    sessions, engine = Runtime.instance()._session_mgr, get_engine()
    cluster, driver = engine.cluster, engine._driver
    return {
        "open sessions": sessions.num_active_sessions(),
        "kept sessions": len(sessions._session_storage.list()),
        "session objects": kinds["AppSession"],
        "script threads": sum("ScriptRunner" in thread.name for thread in threading.enumerate()),
        "threads": threading.active_count(),
        "runs in memory": len(engine._roster.live),
        "runs that go on": len(driver._tasks) + len(driver.seats),
        "stored runs in memory": len(engine._roster.stored),
        "tasks under way": cluster.pending + len(cluster._calls._pinned),
        "Dask tasks": len(cluster._scheduler.tasks),
        "Dask futures": len(cluster._client.futures),
        "coroutines": len(all_tasks(engine._background._loop)),
        "progress notes": len(cluster.progress),
    }


if __name__ == "__main__":
    main()
