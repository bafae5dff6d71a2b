"""``byline read --json`` over every page of the corpus, given as files and served over HTTP on the loopback address.

    python -m tests.bench.corpus_read            both ways
    python -m tests.bench.corpus_read --first 50

Prints how many pages came out full, partial or failed, with every sentence of a failure, and the seconds a page
(median, 95th percentile, worst), start of the program left out.
"""

import argparse
import gzip
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus" / "articles" / "pages"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """The bench prints a table, not a request log."""


def unpack(folder: Path, most: int) -> list[Path]:
    """The pages as plain HTML files in the folder."""
    files = []
    for packed in sorted(CORPUS.glob("*.html.gz"))[:most]:
        file = folder / packed.name.removesuffix(".gz")
        file.write_bytes(gzip.decompress(packed.read_bytes()))
        files.append(file)
    return files


def measure(what: Sequence[str]) -> tuple[list[dict[str, object]], list[float], str]:
    """The records, the seconds from one to the next, and what was said on standard error."""
    command = [sys.executable, "-m", "reader", "read", "--json", *what]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        records, seconds, before = [], [], time.perf_counter()
        for line in process.stdout:
            now = time.perf_counter()
            records.append(json.loads(line))
            seconds.append(now - before)
            before = now
        return records, seconds, process.stderr.read()


def report(name: str, asked: int, records: list[dict[str, object]], seconds: list[float], said: str) -> None:
    verdicts = Counter(str(record["verdict"]) for record in records)
    failed = Counter(str(record["error"]) for record in records if "error" in record)
    part = sum(record["verdict"] in ("partial", "paywalled") for record in records if "error" not in record)
    print(f"{name}: {asked} asked, {len(records)} answered, tracebacks {said.count('Traceback')}")
    print(f"  full {verdicts['full']}  partial {part}  failed {sum(failed.values())}  verdicts {dict(verdicts)}")
    for sentence, count in failed.most_common():
        print(f"    {count:>4}  {sentence}")
    # The first waits for the program and its parser process to start.
    times = sorted(seconds[1:])
    p95, worst = times[int(len(times) * 0.95)], times[-1]
    print(f"  seconds a page: median {statistics.median(times):.3f}  p95 {p95:.3f}  worst {worst:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, default=10_000, help="only so many pages")
    options = parser.parse_args()
    if not CORPUS.is_dir():
        sys.exit("The corpus is not here; it belongs in shared/ beside the project.")
    with tempfile.TemporaryDirectory() as folder:
        files = unpack(Path(folder), options.first)
        report("files", len(files), *measure([str(file) for file in files]))
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            base = f"http://127.0.0.1:{server.server_port}"
            report("http", len(files), *measure([f"{base}/{file.name}" for file in files]))
            server.shutdown()


if __name__ == "__main__":
    main()
