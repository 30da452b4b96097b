// naudiodon requires this module only to print a stack after a segmentation fault. The real one is a
// NAN addon (bound to one Node ABI, so it does not load in Electron) and writes crash.log into the
// working folder. See main/README.md, "naudiodon".
module.exports = { registerHandler() {}, causeSegfault() {} };
