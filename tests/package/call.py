"""One call from the installed wheel, away from the checkout, with no compiler on the path.

Male life expectancy at birth by national deprivation decile, England 2015 to 2017 (Office for National
Statistics, 27 March 2019): the slope index published with it is 9.4 years.
"""

import shutil
import sys

import commonweal as cw

LIFE_EXPECTANCY = [73.9735, 76.1241, 77.4743, 78.7620, 79.7043, 80.4527, 81.0909, 81.5761, 82.2410, 83.3175]

for compiler in ("cargo", "rustc", "cc", "gcc"):
    if shutil.which(compiler) is not None:
        sys.exit(f"{compiler} is on the path, so this proves nothing")

result = cw.slope_index(
    LIFE_EXPECTANCY,
    [1.0] * 10,
    rank=list(range(1, 11)),
    order="most-deprived-first",
)
if round(result.value, 4) != 9.4035:
    sys.exit(f"the slope index came out as {result.value!r}; expected 9.4035")
print(result)
