"""The parser process by itself: messages in, messages out."""

import operator
import pickle
import subprocess
import sys

from reader.service.parser_process import LENGTH

PROCESS = (sys.executable, "-m", "reader.service.parser_process")


def test_the_process_ends_with_its_input() -> None:
    ended = subprocess.run(PROCESS, input=b"", capture_output=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


def test_a_message_is_a_length_and_a_pickle() -> None:
    message = pickle.dumps((operator.add, (1, 2)))
    ended = subprocess.run(PROCESS, input=LENGTH.pack(len(message)) + message, capture_output=True, check=True)
    assert LENGTH.unpack(ended.stdout[:4])[0] == len(ended.stdout) - 4
    assert pickle.loads(ended.stdout[4:]) == ("value", 3)
