#include "cli/run.h"

int main(int argc, char** argv) { return scale::cli::run(argc, argv); }
