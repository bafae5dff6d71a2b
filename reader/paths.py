"""Where Byline keeps its files: each platform's own folders, XDG on Linux.

A separate name keeps the demo's library, settings and log apart from the person's own.
"""

from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs


@dataclass(frozen=True, slots=True)
class Paths:
    config: Path
    data: Path
    state: Path

    @property
    def settings(self) -> Path:
        return self.config / "config.toml"

    @property
    def rules(self) -> Path:
        return self.config / "rules"

    @property
    def cookies(self) -> Path:
        return self.config / "cookies.txt"

    @property
    def library(self) -> Path:
        return self.data / "library.sqlite3"

    @property
    def log(self) -> Path:
        return self.state / "byline.log"


def platform_paths(name: str = "byline") -> Paths:
    """The folders of this person on this platform. Nothing is created."""
    folders = PlatformDirs(name, appauthor=False)
    return Paths(Path(folders.user_config_dir), Path(folders.user_data_dir), Path(folders.user_state_dir))
