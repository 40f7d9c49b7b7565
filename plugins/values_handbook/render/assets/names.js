// Material's instant previews take the title off every link. Of one that has no text, such as that of an icon, it was the
// only name.
new MutationObserver((changes) => {
  for (const { target, oldValue } of changes) {
    if (oldValue && !target.title && !target.textContent.trim()) target.ariaLabel ??= oldValue;
  }
}).observe(document.documentElement, { subtree: true, attributeFilter: ["title"], attributeOldValue: true });
