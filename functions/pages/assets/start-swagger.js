// Starts Swagger UI on our own description of the API. Nothing it is told is kept, and it asks nobody but this service.

const place = document.querySelector('[data-open-api]');
const answer = await fetch(place.dataset.openApi);
const openApi = await answer.json();
// Tokens come from the sign-in of each deployment: here they are pasted, whoever has given them.
openApi.components.securitySchemes.signIn = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: 'An access token of your client.',
};
window.SwaggerUIBundle({
  domNode: place,
  spec: openApi,
  docExpansion: 'list',
  defaultModelsExpandDepth: -1,
  persistAuthorization: false,
  validatorUrl: null,
});

// A page has one main part, and Swagger UI is within it.
new MutationObserver(() => {
  for (const main of place.querySelectorAll('main:not([role])')) main.setAttribute('role', 'presentation');
}).observe(place, { childList: true, subtree: true });
