"""The workloads of ../shared/peers/sequences in PyTorch, in turn with other processes: "ready" when warm, and then, for
each line of the standard input, the CPU seconds of all threads and five samples by the clock, per step, epoch or
character.

usage: pytorch.py FOLDER WORKLOAD THREADS SECONDS_TO_WARM_UP
"""
import os
import runpy
import sys
import time

folder, workload, threads, warm_up = sys.argv[1:]
sys.path.insert(0, folder)
os.environ.update(STEPS='4' if workload == 'S3' else '2', ROWS='1280')  # of a sample of S3, S7 and S5
WINDOWS_BY_BATCH = 245  # the peer's S3 counts in epochs of as many steps


def in_turn(peer, name, precision, count, metric, unit, step, warm=0, least=0, secs=0):
    def sample():
        start = time.perf_counter()
        done = step() or 1
        if name == 'S3':
            done *= WINDOWS_BY_BATCH
        return time.perf_counter() - start, done

    start = time.perf_counter()
    while True:
        sample()
        if time.perf_counter() - start >= float(warm_up):
            break
    print('ready', flush=True)
    for _ in sys.stdin:
        cpu = time.process_time()
        samples = [sample() for _ in range(5)]
        cpu = (time.process_time() - cpu) / sum(done for _, done in samples)
        print(cpu, *(seconds / done for seconds, done in samples), flush=True)


def own(torch):
    """What the peers' script lacks."""
    torch.set_num_threads(int(threads))
    lstm = torch.nn.LSTM(256, 512)
    x, weights = torch.randn(64, 64, 256, requires_grad=True), torch.randn(64, 64, 512)

    def step():
        lstm.zero_grad()
        x.grad = None
        (lstm(x)[0] * weights).sum().backward()
    return step


if workload == 'S1wide':
    import torch
    print('PyTorch', torch.__version__, file=sys.stderr)
    in_turn('torch', workload, 'f32', threads, '', 1, own(torch))
else:
    import common  # the peers', which their script imports
    common.timed = in_turn
    sys.argv = ['bench_torch.py', workload, 'f32', threads]
    runpy.run_path(os.path.join(folder, 'bench_torch.py'), run_name='__main__')
