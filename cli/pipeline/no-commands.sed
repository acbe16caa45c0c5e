# For what a step prints in a pipeline (sed -u -E -f): names in directory and GoTo, and the services' own words, come from others.
# Azure DevOps carries out "##vso[…]" anywhere in a line, GitHub "##[…]" anywhere and "::…" where a line begins.
s/##(\w*\[)/# #\1/g
s/^(\s*):(:)/\1: \2/
