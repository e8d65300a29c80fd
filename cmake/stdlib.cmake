# What is compiled into the program from stdlib/.
