"""XML that asks for files and addresses of its own: nothing is read, nobody is called.

Each file is read in a process with an audit hook (PEP 578) that ends it at the first open, connection or program that
the reading itself asks for.
"""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

from tests.architecture import ROOT
from tests.hostile.promise import Tally

ENTITIES = (
    *('<!ENTITY e SYSTEM "{at}">', '<!ENTITY e PUBLIC "p" "{at}">', '<!ENTITY % p SYSTEM "{at}"> %p;'),
    *('<!NOTATION n SYSTEM "{at}"><!ENTITY e SYSTEM "{at}" NDATA n>', '<!ENTITY a "&#38;e;"><!ENTITY e SYSTEM "{at}">'),
)
PLACES = ("file:///etc/passwd", "http://127.0.0.1:9/x", "/etc/passwd", "//127.0.0.1/x")
DOCUMENTS = {
    "rss": "<rss version='2.0'><channel><title>&e;</title><item><title>&e;</title>{xi}</item></channel></rss>",
    "atom": "<feed xmlns='http://www.w3.org/2005/Atom'><title>&e;</title><entry><title>&e;</title>{xi}</entry></feed>",
    "opml": "<opml><body><outline text='&e;' xmlUrl='https://press.example/f'/>{xi}</body></opml>",
}
XINCLUDE = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{at}" parse="text"/>'

READER = """
import sys
from reader.errors import BylineError
from reader.model.page import Page
from reader.service.parser import jobs
jobs.warm_up()
def read(body):
    page = Page("https://press.example/x", "https://press.example/x", body, "text/xml", "utf-8", 200)
    for job in (jobs.read_feed, jobs.read_list, jobs.discover, jobs.read_channel_list):
        try:
            value = repr(job(page))
        except BylineError:
            continue
        if "root:" in value:
            print("read")
read(b"<rss version='2.0'><channel><title>x</title></channel></rss>")
read(b"<opml><body><outline text='x' xmlUrl='https://press.example/f'/></body></opml>")
body = sys.stdin.buffer.read()
def watch(event, arguments):
    outward = event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "urllib."))
    if outward or (event == "open" and not str(arguments[0]).endswith((".py", ".pyc", ".so"))):
        print(event, arguments[:1], flush=True)
sys.addaudithook(watch)
read(body)
"""


def documents() -> list[str]:
    """Feeds and lists with every kind of entity, external part and inclusion, each of every place."""
    return [
        f'<?xml version="1.0"?><!DOCTYPE {kind} [{entity.format(at=at)}]>{form.format(xi=XINCLUDE.format(at=at))}'
        for (kind, form), entity, at in product(DOCUMENTS.items(), ENTITIES, PLACES)
    ]


def xml_asks_in_vain(count: int, _folder: Path, tally: Tally) -> None:
    for document in documents()[:: max(1, len(documents()) // count)][:count]:
        told = subprocess.run(
            [sys.executable, "-c", READER],
            input=document.encode(),
            capture_output=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            check=False,
        )
        asked = told.stdout.decode().strip()
        tally.check(not asked and not told.returncode, f"{document[:90]}: {asked or told.stderr.decode()[-200:]}")
