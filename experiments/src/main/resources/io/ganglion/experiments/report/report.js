(function () {
  'use strict';
  var tip = document.getElementById('tip');
  var space = 'http://www.w3.org/2000/svg';
  function nearest(hover, x, y) {
    var best = -1, least = Infinity;
    hover.x.forEach(function (at, i) {
      var dx = at - x, dy = hover.y ? hover.y[i] - y : 0, far = dx * dx + dy * dy;
      if (least > far) { least = far; best = i; }
    });
    return hover.y ? (900 > least ? best : -1) : best;
  }
  function place(left, top) {
    var room = document.documentElement.clientWidth;
    tip.style.left = Math.max(4, Math.min(left + 14, room - tip.offsetWidth - 8)) + 'px';
    tip.style.top = top - tip.offsetHeight - 10 + 'px';
  }
  document.querySelectorAll('svg[data-hover]').forEach(function (svg) {
    var hover = JSON.parse(svg.getAttribute('data-hover'));
    // The narrow form of a picture has the same points in the same order as the wide one.
    var texts = (hover.t || JSON.parse(svg.closest('figure').querySelector('.wide svg').getAttribute('data-hover')).t)
      .split('\f');
    var cursor = document.createElementNS(space, hover.y ? 'circle' : 'line');
    cursor.setAttribute('class', 'cursor');
    cursor.setAttribute('visibility', 'hidden');
    if (hover.y) {
      cursor.setAttribute('r', 6);
    } else {
      cursor.setAttribute('y1', hover.box[1]);
      cursor.setAttribute('y2', hover.box[3]);
    }
    svg.appendChild(cursor);
    function hide() {
      tip.hidden = true;
      cursor.setAttribute('visibility', 'hidden');
    }
    svg.addEventListener('pointermove', function (event) {
      var box = svg.getBoundingClientRect(), scale = svg.viewBox.baseVal.width / box.width;
      var i = nearest(hover, (event.clientX - box.left) * scale, (event.clientY - box.top) * scale);
      if (0 > i) { hide(); return; }
      if (hover.y) {
        cursor.setAttribute('cx', hover.x[i]);
        cursor.setAttribute('cy', hover.y[i]);
      } else {
        cursor.setAttribute('x1', hover.x[i]);
        cursor.setAttribute('x2', hover.x[i]);
      }
      cursor.setAttribute('visibility', 'visible');
      tip.textContent = texts[i];
      tip.hidden = false;
      place(box.left + hover.x[i] / scale + window.scrollX, event.clientY + window.scrollY);
    });
    svg.addEventListener('pointerleave', hide);
  });
})();
