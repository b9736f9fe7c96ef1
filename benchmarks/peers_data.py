"""Generates the data of the comparison with other libraries, with the very numbers of ../shared/peers/gen.py.

usage: python3 peers_data.py FOLDER

A set NAME is NAME_x.f32, the inputs row after row as float32, and NAME_y.i32, each row's class as int32; little-endian.
The order of the random draws is what makes the numbers the same: don't change it.
"""

import os
import sys

import numpy as np

folder = sys.argv[1]
random = np.random.default_rng(20240601)


def write(name, inputs, classes):
    inputs.astype("<f4").tofile(os.path.join(folder, name + "_x.f32"))
    classes.astype("<i4").tofile(os.path.join(folder, name + "_y.i32"))


# w3: 150 x 4, three Gaussian classes in the shape of irises.
centres = np.array([[-0.6, 0.3, -0.8, -0.8], [0.1, -0.3, 0.1, 0.1], [0.5, -0.1, 0.6, 0.7]])
classes = np.repeat([0, 1, 2], 50)
order = random.permutation(150)
write("w3", (centres[classes] + 0.22 * random.standard_normal((150, 4)))[order], classes[order])

# w4: 10,000 x 50, labelled by a random tanh network, with noise.
inputs = random.standard_normal((10000, 50))
hidden = np.tanh(inputs @ random.standard_normal((50, 20)) / 7)
outputs = hidden @ random.standard_normal((20, 10)) + 0.2 * random.standard_normal((10000, 10))
write("w4", inputs, outputs.argmax(1))

# w5: 60,000 x 784 from 0 to 1, a template per class with noise, clipped: about half of the numbers are 0 or 1.
templates = random.random((10, 784)) * 2 - 0.7
classes = random.integers(0, 10, 60000)
inputs = np.empty((60000, 784), "<f4")
for i in range(0, 60000, 5000):
    inputs[i:i + 5000] = np.clip(templates[classes[i:i + 5000]] + 0.6 * random.standard_normal((5000, 784)), 0, 1)
write("w5", inputs, classes)
