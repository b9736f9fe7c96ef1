# Prints two-spirals.csv. Two spirals of 97 points each turn three times around each other (Lang and Witbrock,
# "Learning to tell two spirals apart", Proc. 1988 Connectionist Models Summer School):
#
#   angle = i π / 16,  radius = 6.5 (104 - i) / 104,  i = 0 … 96
#   a: ( radius sin angle,  radius cos angle)        b: (-radius sin angle, -radius cos angle)
#
# awk -f two-spirals.awk > two-spirals.csv

function number(v) {
  v = sprintf("%.6f", v)
  return v == "-0.000000" ? "0.000000" : v
}

BEGIN {
  pi = atan2(0, -1)
  print "x,y,spiral"
  for (i = 0; i <= 96; i++) {
    angle = i * pi / 16
    radius = 6.5 * (104 - i) / 104
    x = radius * sin(angle)
    y = radius * cos(angle)
    print number(x) "," number(y) ",a"
    print number(-x) "," number(-y) ",b"
  }
}
