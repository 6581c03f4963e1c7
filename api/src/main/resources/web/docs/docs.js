// Shows openapi.yaml. Only reading can be tried here: what changes something needs the page it belongs to.
window.SwaggerUIBundle({
  url: '/openapi.yaml',
  dom_id: '#description',
  deepLinking: true,
  supportedSubmitMethods: ['get'],
  validatorUrl: null,
});
