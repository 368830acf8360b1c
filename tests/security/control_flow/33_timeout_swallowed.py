# class: control flow
# idea 33: ignores every signal and every interrupt, and goes on
# gain: a timeout that is never raised leaves the test unjudged, or the grader waiting
# limit: time
# met: did not stop when it was interrupted | was still running after
import signal

for number in range(1, 32):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
signal.setitimer(signal.ITIMER_REAL, 0)


def double(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
