"""All the servers that misbehave."""

from tests.faults import answers, codings, connections, framing, heads, names, redirects, secure
from tests.faults.server import Fault

FAULTS: tuple[Fault, ...] = (
    *connections.FAULTS,
    *framing.FAULTS,
    *heads.FAULTS,
    *redirects.FAULTS,
    *codings.FAULTS,
    *answers.FAULTS,
    *secure.FAULTS,
    *names.FAULTS,
)
