"""The least of a shell with job control: runs Byline as its job, and brings it back when a key is pressed.

python tests/ui/shell.py ARGUMENTS
"""

import os
import signal
import subprocess
import sys
import termios
import tty


def main() -> int:
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    modes = termios.tcgetattr(0)
    job = subprocess.Popen([sys.executable, "-m", "reader", *sys.argv[1:]], process_group=0)
    os.tcsetpgrp(0, job.pid)
    while True:
        _, status = os.waitpid(job.pid, os.WUNTRACED)
        os.tcsetpgrp(0, os.getpgrp())
        if not os.WIFSTOPPED(status):
            return os.waitstatus_to_exitcode(status)
        as_left = termios.tcgetattr(0)
        tty.setraw(0, termios.TCSANOW)
        print(f"\r\nstopped{'' if as_left == modes else ' with other modes'}\r", flush=True)
        os.read(0, 1)
        termios.tcsetattr(0, termios.TCSANOW, modes)
        os.tcsetpgrp(0, job.pid)
        os.killpg(job.pid, signal.SIGCONT)


if __name__ == "__main__":
    sys.exit(main())
