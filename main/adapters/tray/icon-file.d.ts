/** The bundler turns a small picture into a data URL, so that no file has to be found at run time. */
declare module '*.png?inline' {
  const dataUrl: string;
  export default dataUrl;
}
