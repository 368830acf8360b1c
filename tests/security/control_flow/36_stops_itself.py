# class: control flow
# idea 36: stops itself, by signal and by waiting for what never comes
# gain: the pool hangs with it
# limit: time
import os
import signal
import threading

try:
    signal.raise_signal(signal.SIGSTOP)
except OSError as error:
    print(error)


def double(x):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Event().wait()
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
