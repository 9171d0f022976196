"""Where this program keeps what belongs to its user."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """Where this user's runs and the class password lie: `GLASSBOX_HOME`, else the system's folder for such data."""
    if given := os.environ.get("GLASSBOX_HOME"):
        return Path(given)
    import platformdirs

    return Path(platformdirs.user_data_dir("glassbox-nlp", appauthor=False))
