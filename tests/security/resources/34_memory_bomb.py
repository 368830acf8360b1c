# class: resources
# idea 34: asks for all the memory there is, in large and in small pieces, mapped and shared
# gain: the machine's memory killer ends the grader
# limit: memory
# stock: nothing there bounds the memory of all processes
import mmap

hoard = []
try:
    while True:
        hoard.append(mmap.mmap(-1, 1 << 27))
except (OSError, MemoryError, ValueError) as error:
    print(type(error).__name__)
try:
    while True:
        hoard.append(b"x" * (1 << 26))
except MemoryError as error:
    print(type(error).__name__)


def double(x):
    grown = [x]
    while True:
        grown = grown * 2
