# class: notebook layer
# idea 48: runs the shell, other languages, other files and other notebooks by magics
# gain: whatever the shell may do
import os
get_ipython().system("touch /house/home/pwned")
get_ipython().getoutput("cat /house/home/private.txt")
# %% first
!cat /house/solutions/target/target.ipynb
# %% first
%%bash
touch /tmp/pwned-by-bash
cat /house/home/private.txt
# %% first
%%script --bg sh
sleep 60
# %% first
%run /house/classroom/notes/tool.py
%load /house/home/private.txt
%pycat /house/home/private.txt
# %% first
%%writefile /house/home/pwned
x
# %% first
%%file ../../../numpy.py
x
# %% first
%cd /house/home
%ls
%env PATH=/usr/bin
%pip install pwned
%alias show cat
show private.txt
# %% last
%reset -f
# %% last
%autoreload 2
%config InteractiveShell.ast_node_interactivity = 'none'
%load_ext sql
%history -g
