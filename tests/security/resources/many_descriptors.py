# class: resources
# idea: opens files, pipes and sockets until none is left
# gain: the judge cannot talk to it any more, and neither can anybody else
import os
import socket

kept = []
try:
    while True:
        kept.append(os.pipe())
        kept.append(open("f", "a"))
        kept.append(socket.socketpair())
except OSError as error:
    print(error)


def double(x):
    return 3 * x
