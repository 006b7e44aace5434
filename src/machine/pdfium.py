"""The lock around PDFium, which may be called from one thread at a time, also for different documents."""

import threading

one_at_a_time = threading.Lock()
