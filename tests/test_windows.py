"""What only POSIX has is asked for only where it is there: read from the source, since no test here runs on Windows."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture import house

# Modules that Windows' Python does not have, and what its os, signal and socket lack.
MODULES = frozenset(
    {"fcntl", "termios", "tty", "pty", "resource", "pwd", "grp", "syslog", "readline", "curses", "posix", "nis", "spwd"}
)
CALLS = frozenset(
    {
        *(f"os.{name}" for name in ("fork", "forkpty", "getuid", "geteuid", "getgid", "getpgid", "setsid", "setpgid")),
        *(f"os.{name}" for name in ("chown", "lchown", "fchown", "mkfifo", "mknod", "nice", "wait3", "wait4", "uname")),
        *(f"os.{name}" for name in ("killpg", "getloadavg", "sync", "openpty", "ttyname", "statvfs", "sysconf")),
        *(f"os.{name}" for name in ("sched_getaffinity", "sched_setaffinity", "posix_spawn", "pread", "pwrite")),
        *(f"signal.{name}" for name in ("SIGHUP", "SIGKILL", "SIGWINCH", "SIGUSR1", "SIGALRM", "alarm", "setitimer")),
        *(f"signal.{name}" for name in ("pthread_sigmask", "SIGCHLD", "SIGTSTP", "SIGCONT", "SIGPIPE", "pause")),
        *("socket.AF_UNIX", "asyncio.open_unix_connection", "time.tzset", "time.clock_gettime", "select.poll"),
    }
)
GUARDS = ("sys.platform", "os.name", "hasattr", "find_spec")
EXPECTED = frozenset({"ImportError", "ModuleNotFoundError", "AttributeError", "NotImplementedError"})

# Files whose guard cannot be seen from the line, and why it holds.
EXPLAINED = {
    "reader/ui/terminal.py": "it hears an answer only where it asked, and asks only where there is termios",
    "reader/ui/output.py": "only reader.ui.driver uses it",
    "reader/ui/driver.py": "reader.ui.app takes Textual's own driver on Windows, and imports this one nowhere else",
}


def strays(source: str) -> list[str]:
    """What of the file only POSIX has and nothing guards, with its line."""
    return [f"{line}: {what}" for what, line in _posix(ast.parse(source), guarded=False)]


def _posix(node: ast.AST, guarded: bool) -> Iterator[tuple[str, int]]:
    for child in ast.iter_child_nodes(node):
        if not guarded:
            yield from _asked_here(child)
        yield from _posix(child, guarded or _guards(child))


def _asked_here(node: ast.AST) -> Iterator[tuple[str, int]]:
    match node:
        case ast.Import(names=names, lineno=line):
            yield from ((name.name, line) for name in names if name.name.split(".")[0] in MODULES)
        case ast.ImportFrom(module=str(module), lineno=line) if module.split(".")[0] in MODULES:
            yield module, line
        case ast.Attribute(lineno=line) if ast.unparse(node) in CALLS:
            yield ast.unparse(node), line


def _guards(node: ast.AST) -> bool:
    """Whether what is in it is done only where it is there, or may fail for want of it."""
    if isinstance(node, ast.If | ast.IfExp):
        return any(guard in ast.unparse(node.test) for guard in GUARDS)
    if isinstance(node, ast.With):
        return any(
            "suppress(" in (told := ast.unparse(each)) and any(e in told for e in EXPECTED) for each in node.items
        )
    if isinstance(node, ast.Try):
        return any(
            EXPECTED & set(ast.unparse(each.type).strip("()").split(", ")) for each in node.handlers if each.type
        )
    return False


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import fcntl", ["1: fcntl"]),
        ("def f():\n    from termios import tcgetattr", ["2: termios"]),
        ("import os\nos.fork()", ["2: os.fork"]),
        ("import signal\nx = signal.SIGHUP", ["2: signal.SIGHUP"]),
        ("import sys\nif sys.platform != 'win32':\n    import fcntl", []),
        ("try:\n    import resource\nexcept ImportError:\n    resource = None", []),
        ("import os\nn = os.getuid() if hasattr(os, 'getuid') else 0", []),
        ("import os\nos.path.exists('x')", []),
    ],
)
def test_what_only_posix_has_is_seen(source: str, found: list[str]) -> None:
    assert strays(source) == found


def test_nothing_that_windows_lacks_is_asked_for_unguarded() -> None:
    found = {path: told for path, source in house().items() if (told := strays(source))}
    assert {path: told for path, told in found.items() if path not in EXPLAINED} == {}


def test_every_text_file_is_opened_in_an_encoding_that_is_named() -> None:
    """Windows' own is not UTF-8."""
    found = []
    for path, source in house().items():
        for node in ast.walk(ast.parse(source)):
            if (
                isinstance(node, ast.Call)
                and _opens_text(node)
                and "encoding" not in {each.arg for each in node.keywords}
            ):
                found.append(f"{path}:{node.lineno}: {ast.unparse(node)}")
    assert found == []


def _opens_text(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in ("read_text", "write_text"):
        # The encoding is the first thing `read_text` takes, and the second of `write_text`.
        return len(call.args) < (1 if name == "read_text" else 2)
    modes = [each.value for each in call.args[1:2] if isinstance(each, ast.Constant)]
    return isinstance(call.func, ast.Name) and name == "open" and not any("b" in str(mode) for mode in modes)
